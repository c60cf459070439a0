using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>What two versions of a map make differently of one answer.</summary>
internal sealed record AnswerDifference(string Id, IReadOnlyList<BestValueChange> Best, IReadOnlyList<ValueChange> Values);
