namespace VisionAdapters.Evaluation;

/// <summary>Kinds of facets, by the number of true values that an image may have.</summary>
[Flags]
public enum FacetKinds
{
    /// <summary>No facet.</summary>
    None = 0,

    /// <summary>Facets with one true value per image.</summary>
    SingleValued = 1,

    /// <summary>Facets with any number of true values per image.</summary>
    MultiValued = 2,

    /// <summary>All facets.</summary>
    All = SingleValued | MultiValued,
}
