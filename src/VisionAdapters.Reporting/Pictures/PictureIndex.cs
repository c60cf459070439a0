using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The images of a report with what became of each: the model of the page of pictures and of the confusions.</summary>
internal sealed class PictureIndex
{
    private readonly Dictionary<(string Provider, string Facet), bool> _isOffered = [];
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _values;

    public PictureIndex(BakeoffResults results, ReportPictures pictures)
    {
        Images = pictures.Images;
        _values = pictures.Values;
        Providers = [.. results.Providers.Where(provider => provider.Facets.Count > 0)];
        Facets = [.. FacetScores.From(results)];
        foreach (var provider in Providers)
        {
            foreach (var (facet, result) in provider.Facets)
            {
                _isOffered[(provider.Id, facet)] = result.Answers is not { NotOffered: > 0 };
            }
        }
    }

    public IReadOnlyList<ReportImage> Images { get; }

    public IReadOnlyList<ProviderResult> Providers { get; }

    public IReadOnlyList<FacetScores> Facets { get; }

    public IReadOnlyList<string> ValuesOf(string facet) => _values.GetValueOrDefault(facet) ?? [];

    public static IReadOnlyList<string> SaidBy(ReportReading? reading, FacetScores facet) =>
        reading?.Facets.GetValueOrDefault(facet.Facet)?.Values ?? [];

    public static ReportReading? ReadingOf(ReportImage image, ProviderResult provider) =>
        image.Readings.FirstOrDefault(reading => reading.Provider == provider.Id);

    public PictureKind KindOf(ReportImage image, ProviderResult provider, FacetScores facet)
    {
        var reading = ReadingOf(image, provider);
        var truth = image.Truth.GetValueOrDefault(facet.Facet);
        if (truth is null || (truth.Count == 0 && !facet.IsMultiValued))
        {
            return PictureKind.NotScored;
        }

        if (reading is null)
        {
            return PictureKind.NotAsked;
        }

        if (image.Readings.Count < Providers.Count)
        {
            return PictureKind.NotScored;
        }

        if (reading.Failure is not null)
        {
            return reading.IsRefused ? PictureKind.Refused : PictureKind.Failed;
        }

        var said = SaidBy(reading, facet);
        return !_isOffered.GetValueOrDefault((provider.Id, facet.Facet), true) ? PictureKind.NotOffered
            : IsRight(truth, said, facet) ? PictureKind.Right
            : said.Count == 0 ? PictureKind.Abstained
            : PictureKind.Wrong;
    }

    private static bool IsRight(IReadOnlyList<string> truth, IReadOnlyList<string> said, FacetScores facet) => facet.AcceptsAny
        ? said.Count > 0 && said.All(value => truth.Contains(value, StringComparer.Ordinal))
        : truth.ToHashSet(StringComparer.Ordinal).SetEquals(said);
}
