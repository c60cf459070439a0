using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>A label by which a service says a value, with the label that must stand beside it, if one must.</summary>
internal sealed record Utterance(VocabularyLabel Label, VocabularyLabel? Witness, double Strength, int SideEffects);
