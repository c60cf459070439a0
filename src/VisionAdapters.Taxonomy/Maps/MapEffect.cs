namespace VisionAdapters.Taxonomy;

/// <summary>What a label does to one value: it speaks for the value, or against the value and all below it.</summary>
internal readonly record struct MapEffect(FacetValue Value, double Strength, bool Excludes);
