namespace VisionAdapters.Taxonomy;

/// <summary>
/// What a field means that holds several values of a single-valued facet, such as the categories of all products in one photo.
/// </summary>
public enum SeveralValuesPolicy
{
    /// <summary>Any of them is right.</summary>
    Any = 0,

    /// <summary>All of them are asked: in this set the facet is scored as a multi-valued one.</summary>
    All = 1,

    /// <summary>It is an error: the set is not read.</summary>
    Refuse = 2,
}
