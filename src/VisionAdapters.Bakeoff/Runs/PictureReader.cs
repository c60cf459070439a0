using Microsoft.Data.Sqlite;
using VisionAdapters.Evaluation;
using VisionAdapters.Imaging;
using VisionAdapters.Reporting;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Reads the images of a run one by one, as a report shows them.</summary>
internal sealed class PictureReader(
    SqliteConnection connection,
    RunScorer scorer,
    RunDocuments documents,
    double threshold,
    IReadOnlyDictionary<string, Func<RawResponse, TaggingResponse>> parsers)
{
    // Sheets of so many tiles keep a report of 5,000 images below 10 MB.
    private const int MaxTiles = 6_000;

    private readonly FacetRule[] _rules = scorer.ReadRules();

    public ReportPictures Read(CancellationToken cancellationToken)
    {
        var spaces = scorer.ReadSpaces();
        var images = RunReader.ReadImages(connection);
        var calibrated = scorer.ReadCalibrated(cancellationToken)?.Predictions.ToDictionary(
            provider => provider.Provider, provider => provider.Facets, StringComparer.Ordinal);
        var readings = images.Select(_ => new List<ReportReading>()).ToArray();
        foreach (var provider in RunReader.ReadProviders(connection).Where(provider => provider.Skipped is null))
        {
            ReadProvider(provider, spaces, calibrated?.GetValueOrDefault(provider.Id), readings, cancellationToken);
        }

        var tiled = ChooseTiles(images, readings, spaces);
        var shown = new List<ReportImage>(images.Count);
        for (var index = 0; index < images.Count; index++)
        {
            int? tile = tiled.TryGetValue(index, out var number) ? number : null;
            shown.Add(new ReportImage
            {
                Image = images[index].Id,
                Tile = tile,
                Truth = TruthOf(images[index], spaces),

                // Of an image without a picture the labels are left out too: a file of 50,000 images must still open.
                Readings = tile is not null || images.Count <= MaxTiles
                    ? readings[index]
                    : [.. readings[index].Select(reading => reading with { Labels = [] })],
            });
        }

        return new ReportPictures
        {
            Images = shown,
            Sheets = DrawSheets(images, tiled, cancellationToken),
            Values = spaces.ToDictionary(
                space => space.Facet.Id,
                space => (IReadOnlyList<string>)[.. space.Facet.Values.Select(value => value.Id)],
                StringComparer.Ordinal),
        };
    }

    private static SortedDictionary<string, IReadOnlyList<string>> TruthOf(RunImage image, LabelSpace[] spaces)
    {
        var truth = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (facet, space) in spaces.Index())
        {
            // Without a value to see there is nothing to be right about.
            if (image.Truth[facet] is { Count: > 0 } values)
            {
                truth.Add(space.Facet.Id, values);
            }
        }

        return truth;
    }

    private static ReportLabel Explain(MappingResult mapping, ExplainedLabel label)
    {
        var values = mapping.Evidence
            .Where(evidence => evidence.Source == label.Source && evidence.SourceIndex == label.SourceIndex)
            .Select(evidence => $"{evidence.Value.Facet.Id}: {evidence.Value.Id}")
            .Distinct(StringComparer.Ordinal);
        return new ReportLabel
        {
            Name = label.Name,
            Confidence = label.Confidence,
            Rule = label.Rule?.Id,
            Outcome = label.Reason ?? string.Join(", ", values),
        };
    }

    private void ReadProvider(
        RunProvider provider,
        LabelSpace[] spaces,
        IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>? calibrated,
        List<ReportReading>[] readings,
        CancellationToken cancellationToken)
    {
        var mapper = new TagMapper(documents.ReadMap(provider));
        foreach (var row in RunReader.ReadOutcomes(connection, provider.Id, parsers.GetValueOrDefault(provider.Id)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            readings[row.ImageIndex].Add(row.Outcome.Response is { } response
                ? ReadAnswer(provider.Id, mapper.Map(response), spaces, facet => calibrated?[facet][row.ImageIndex])
                : new ReportReading
                {
                    Provider = provider.Id,
                    Failure = (row.Outcome.ErrorKind ?? TaggingErrorKind.Unknown).ToString(),
                    IsRefused = ProviderAnswers.IsOfTheImage(row.Outcome.ErrorKind ?? TaggingErrorKind.Unknown),
                });
        }
    }

    private ReportReading ReadAnswer(
        string provider, MappingResult mapping, LabelSpace[] spaces, Func<string, IReadOnlyList<ScoredValue>?> calibrated)
    {
        var facets = new SortedDictionary<string, ReportValues>(StringComparer.Ordinal);
        foreach (var (index, space) in spaces.Index())
        {
            IReadOnlyList<ScoredValue> ranked = calibrated(space.Facet.Id) is { } known
                ? [.. known.OrderByDescending(value => value.Confidence)]
                : [.. space.Project(mapping).Select(value => new ScoredValue(value.Value.Id, value.Confidence))];
            var isMultiValued = _rules[index].IsMultiValued(space.Facet);
            var values = (isMultiValued ? ranked.Where(value => value.Confidence >= threshold) : ranked.Take(1)).ToArray();
            if (values.Length > 0)
            {
                facets.Add(
                    space.Facet.Id,
                    new ReportValues { Values = [.. values.Select(value => value.Value)], Confidence = values[0].Confidence });
            }
        }

        return new ReportReading
        {
            Provider = provider,
            Facets = facets,
            Labels = [.. mapping.Explain().Labels.Select(label => Explain(mapping, label))],
        };
    }

    /// <summary>Numbers the images that get a tile: all, or those first that somebody got wrong or did not answer.</summary>
    private Dictionary<int, int> ChooseTiles(IReadOnlyList<RunImage> images, List<ReportReading>[] readings, LabelSpace[] spaces)
    {
        var known = ThumbnailStore.ReadContents(connection);
        return Enumerable.Range(0, images.Count)
            .Where(index => images[index].Content is { } content && known.Contains(content))
            .OrderBy(index => IsAllRight(images[index], readings[index], spaces))
            .Take(MaxTiles)
            .Order()
            .Select((index, tile) => (index, tile))
            .ToDictionary(pair => pair.index, pair => pair.tile);
    }

    private bool IsAllRight(RunImage image, List<ReportReading> readings, LabelSpace[] spaces) =>
        spaces.Index().All(space => image.Truth[space.Index] is not { Count: > 0 } truth || readings.TrueForAll(reading =>
            IsRight(truth, reading.Facets.GetValueOrDefault(space.Item.Facet.Id)?.Values ?? [], _rules[space.Index])));

    private static bool IsRight(IReadOnlyList<string> truth, IReadOnlyList<string> said, FacetRule rule) =>
        rule.SeveralValues == SeveralValuesPolicy.Any
            ? said.Count > 0 && said.All(truth.Contains)
            : truth.ToHashSet(StringComparer.Ordinal).SetEquals(said);

    private List<ReadOnlyMemory<byte>> DrawSheets(
        IReadOnlyList<RunImage> images, Dictionary<int, int> tiled, CancellationToken cancellationToken) =>
    [
        .. tiled.OrderBy(pair => pair.Value).Chunk(ReportPictures.TilesPerSheet).Select(sheet => ThumbnailSheet.Draw(
            [.. sheet.Select(pair => ThumbnailStore.Read(connection, images[pair.Key].Content!))],
            ReportPictures.TileSide,
            ReportPictures.SheetColumns,
            cancellationToken: cancellationToken)),
    ];
}
