namespace VisionAdapters.Taxonomy;

/// <summary>A head that was added to a map and that its file does not know.</summary>
/// <param name="Group">The head: the group of its tags.</param>
/// <param name="Facet">The id of the facet that it alone speaks of.</param>
/// <param name="Labels">Its labels: ids or names of values of the facet.</param>
public sealed record MapHead(string Group, string Facet, IReadOnlyList<string> Labels);
