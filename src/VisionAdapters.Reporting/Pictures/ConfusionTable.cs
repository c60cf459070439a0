namespace VisionAdapters.Reporting;

/// <summary>Which values each provider takes for which others, most frequent first.</summary>
internal static class ConfusionTable
{
    private const int MaxRows = 12;

    public static IReadOnlyList<Confusion> Find(PictureIndex index, FacetScores facet) =>
    [
        .. (from image in index.Images
            from provider in index.Providers
            where index.KindOf(image, provider, facet) == PictureKind.Wrong
            let said = string.Join(", ", PictureIndex.SaidBy(PictureIndex.ReadingOf(image, provider), facet).Order(StringComparer.Ordinal))
            let truth = string.Join(", ", image.Truth[facet.Facet].Order(StringComparer.Ordinal))
            group image by (provider, truth, said) into confused
            orderby confused.Count() descending, confused.Key.truth, confused.Key.said, confused.Key.provider.Id
            select new Confusion(confused.Key.provider, confused.Key.truth, confused.Key.said, confused.Count())).Take(MaxRows),
    ];
}

internal sealed record Confusion(Evaluation.ProviderResult Provider, string Truth, string Said, int Images);
