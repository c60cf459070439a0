using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using VisionAdapters.Evaluation;
using VisionAdapters.Reporting;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// A bake-off in its folder: every answer, the truth to score it with, and the taxonomy and maps that scored it. Neither the photos nor the
/// files that the run was made from are needed any more.
/// </summary>
/// <remarks>Not safe for use from several threads at once.</remarks>
public sealed class BakeoffRun : IDisposable
{
    /// <summary>The name of the results file in a run's folder.</summary>
    public const string ResultsFileName = "results.json";

    /// <summary>The name of the report in a run's folder.</summary>
    public const string ReportFileName = "report.html";

    // Small enough to be cancelled soon, large enough to make the thread's change cheap.
    private const int OutcomesAtOnce = 64;

    private readonly SqliteConnection _connection;
    private readonly IReadOnlyDictionary<string, Func<RawResponse, TaggingResponse>> _parsers;
    private readonly RunDocuments _documents;
    private readonly RunDescription _description;

    private BakeoffRun(
        string folder,
        SqliteConnection connection,
        IReadOnlyDictionary<string, Func<RawResponse, TaggingResponse>>? parsers,
        IReadOnlyList<ProviderSession> sessions)
    {
        Folder = folder;
        Sessions = sessions;
        _connection = connection;
        _parsers = parsers ?? new Dictionary<string, Func<RawResponse, TaggingResponse>>(StringComparer.Ordinal);
        _description = RunReader.ReadDescription(connection);
        _documents = new RunDocuments(connection);
    }

    /// <summary>Gets the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets where the answers come from.</summary>
    public RunSummary Summary => _description.Summary;

    /// <summary>Gets the taxonomy that the truth is in, as the run keeps it.</summary>
    /// <exception cref="InputFileException">This version of the library cannot read the kept taxonomy.</exception>
    public TaxonomyDefinition Taxonomy => _documents.Taxonomy;

    /// <summary>Gets what each provider was asked by the call that made this run; empty for a run that was opened.</summary>
    public IReadOnlyList<ProviderSession> Sessions { get; }

    /// <summary>Gets the ids of the providers that the budget kept from answering all images.</summary>
    public IReadOnlyList<string> OutOfBudget => [.. Providers.Where(provider => provider.IsOutOfBudget).Select(provider => provider.Id)];

    /// <summary>Gets the ids of the providers that an emulator stood in for.</summary>
    public IReadOnlyCollection<string> EmulatedProviders =>
    [
        .. Providers.Where(provider => provider.IsEmulated).Select(provider => provider.Id).Union(
            _connection.Query(
                "SELECT DISTINCT provider.id FROM provider JOIN outcome ON outcome.request = provider.request WHERE outcome.emulated = 1",
                reader => reader.GetString(0)),
            StringComparer.Ordinal),
    ];

    /// <summary>Gets the name and version of the taxonomy and maps that score the run, as they are kept in it.</summary>
    public IReadOnlyList<string> ScoredWith => _documents.Names;

    private IReadOnlyList<RunProvider> Providers => RunReader.ReadProviders(_connection);

    /// <summary>Opens a run. One that an earlier version of the library wrote is brought to this version's form.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="parsers">
    /// What reads the wire bytes of stored answers anew, by provider id, so that an adapter that was mended since reads them better;
    /// answers of other providers are taken as they were read when they came.
    /// </param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The run.</returns>
    /// <exception cref="BakeoffRunException">The folder holds no run, or a damaged one.</exception>
    public static Task<BakeoffRun> OpenAsync(
        string folder,
        IReadOnlyDictionary<string, Func<RawResponse, TaggingResponse>>? parsers = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return OpenWithSessionsAsync(folder, parsers, [], cancellationToken);
    }

    /// <summary>
    /// Reads the outcomes of a provider in the set's order, a few at a time. Images that it has not been asked for yet are left out.
    /// </summary>
    /// <param name="providerId">The provider's id.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The outcomes.</returns>
    /// <exception cref="BakeoffRunException">An answer cannot be read, or the database is damaged.</exception>
    public async IAsyncEnumerable<RunOutcome> ReadOutcomesAsync(
        string providerId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(providerId);
        using var rows = RunReader.ReadOutcomes(_connection, providerId, _parsers.GetValueOrDefault(providerId)).GetEnumerator();
        var read = new List<RunOutcome>(OutcomesAtOnce);
        do
        {
            read.Clear();
            await Task.Run(ReadSome, cancellationToken).ConfigureAwait(false);
            foreach (var outcome in read)
            {
                yield return outcome;
            }
        }
        while (read.Count == OutcomesAtOnce);

        void ReadSome()
        {
            while (read.Count < OutcomesAtOnce && rows.MoveNext())
            {
                read.Add(rows.Current.Outcome);
            }
        }
    }

    /// <summary>
    /// Reads the stored answers anew, maps them with the maps that the run keeps and scores them: nothing is asked for. Every provider is
    /// scored on the same images, those that all asked providers have an outcome of. A failed image counts as one on which the provider
    /// abstained, and so as wrong.
    /// </summary>
    /// <param name="options">
    /// How to score; <see langword="null"/> takes the run's threshold and seed. Ancestors that it does not give are the taxonomy's.
    /// </param>
    /// <param name="progress">Told the share of the scoring that is done, in [0, 1].</param>
    /// <param name="cancellationToken">Stops the scoring.</param>
    /// <returns>The results. <see cref="WriteResultsAsync"/> keeps them.</returns>
    /// <exception cref="BakeoffRunException">The taxonomy lacks a value that the run's labels use, or an answer cannot be read.</exception>
    /// <exception cref="InputFileException">A kept map does not fit the taxonomy.</exception>
    public Task<BakeoffResults> ScoreAsync(
        ScoringOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Scorer().Score(options, progress, cancellationToken), cancellationToken);

    /// <summary>Makes the options that the run was declared with: threshold, seed, primary facet, margin.</summary>
    /// <returns>The options, for the caller to change.</returns>
    public ScoringOptions CreateScoringOptions() => Scorer().MakeOptions();

    /// <summary>
    /// Reads and maps the stored answers as <see cref="ScoreAsync"/> does, for scoring that it does not do. Nothing is asked for.
    /// </summary>
    /// <param name="mapsOf">
    /// Another run of the same taxonomy, whose maps read the labels of the providers that it has; <see langword="null"/> for the maps that
    /// this run keeps.
    /// </param>
    /// <param name="cancellationToken">Stops the mapping.</param>
    /// <returns>
    /// Truth and predictions on the images that all asked providers have an outcome of; the predictions carry the run's threshold.
    /// </returns>
    /// <exception cref="BakeoffRunException">The taxonomy lacks a value that the run's labels use, or an answer cannot be read.</exception>
    /// <exception cref="ArgumentException">The other run is of another taxonomy.</exception>
    /// <exception cref="InputFileException">A kept map does not fit the taxonomy.</exception>
    public Task<ScoringSet> ReadScoringSetAsync(BakeoffRun? mapsOf = null, CancellationToken cancellationToken = default)
    {
        if (mapsOf is not null && mapsOf.Taxonomy.ContentHash != Taxonomy.ContentHash)
        {
            throw new ArgumentException(
                $"The maps are for the taxonomy {mapsOf.Taxonomy}, and the run's labels are of {Taxonomy}, or of another version of it.",
                nameof(mapsOf));
        }

        return Task.Run(() => Scorer().ReadSet(mapsOf?._documents, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Reads the images one by one for a report: what is true, what each provider said and why, and the small pictures that the run keeps.
    /// </summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The images.</returns>
    /// <exception cref="BakeoffRunException">The taxonomy lacks a value that the run's labels use, or an answer cannot be read.</exception>
    public Task<ReportPictures> ReadPicturesAsync(CancellationToken cancellationToken = default) => Task.Run(
        () => new PictureReader(_connection, Scorer(), _documents, _description.Threshold, _parsers).Read(cancellationToken),
        cancellationToken);

    /// <summary>Keeps another taxonomy in the run, which scores it from now on.</summary>
    /// <param name="taxonomy">The taxonomy. It must have the values that the run's labels use.</param>
    public void ReplaceTaxonomy(TaxonomyDefinition taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        _documents.Replace(taxonomy);
    }

    /// <summary>Keeps another map in the run, which reads a provider's labels from now on.</summary>
    /// <param name="providerId">The id of a provider of the run.</param>
    /// <param name="map">The map, for the run's taxonomy.</param>
    /// <exception cref="ArgumentException">
    /// The run has no such provider, or the map is for another taxonomy than <see cref="Taxonomy"/>.
    /// </exception>
    public void ReplaceMap(string providerId, LabelMap map)
    {
        ArgumentException.ThrowIfNullOrEmpty(providerId);
        ArgumentNullException.ThrowIfNull(map);
        _documents.Replace(providerId, map);
    }

    /// <summary>
    /// Keeps corrections of labels in the run, which is scored with them from now on. The file is what a report's page of pictures saves:
    /// see docs/report.md.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>How many labels of the run people looked at, those of earlier files included.</returns>
    /// <exception cref="InputFileException">
    /// The file holds no corrections, or names an image, a facet or a value that the run does not have: then nothing is kept.
    /// </exception>
    public LabelCorrectionCounts CorrectLabels(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var corrections = LabelCorrectionFile.Load(path);
        var images = RunReader.ReadImages(_connection).Select(image => image.Id).ToHashSet(StringComparer.Ordinal);
        var facets = RunReader.ReadFacets(_connection).ToDictionary(
            facet => facet.Id,
            facet => facet.Classes.Select(entry => entry.Value).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
        foreach (var (number, correction) in corrections.Index())
        {
            var wrong = !images.Contains(correction.Image) ? $"the run has no image '{correction.Image}'"
                : !facets.TryGetValue(correction.Facet, out var values) ? $"the run has no labels of the facet '{correction.Facet}'"
                : correction.Values.FirstOrDefault(value => !values.Contains(value)) is { } value
                    ? $"the labels of {correction.Facet} have no value '{value}'"
                    : null;
            if (wrong is not null)
            {
                throw new InputFileException(path, line: null, $"correction {number + 1}: {wrong}. Nothing was corrected.");
            }
        }

        CorrectionStore.Keep(_connection, corrections);
        return CorrectionStore.Count(_connection) ?? new LabelCorrectionCounts();
    }

    /// <summary>
    /// Writes results into the run's folder as <see cref="ResultsFileName"/>. The file is replaced as a whole or not at all.
    /// </summary>
    /// <param name="results">The results.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>The path of the file.</returns>
    public async Task<string> WriteResultsAsync(BakeoffResults results, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(results);
        var path = Path.Combine(Folder, ResultsFileName);
        var draft = path + ".draft";
        var file = File.Create(draft);
        await using (file.ConfigureAwait(false))
        {
            await BakeoffResultsJson.WriteAsync(results, file, cancellationToken).ConfigureAwait(false);
        }

        File.Move(draft, path, overwrite: true);
        return path;
    }

    /// <summary>Closes the database.</summary>
    public void Dispose() => _connection.Dispose();

    /// <summary>Keeps a small picture of each image, as far as the run lacks them.</summary>
    internal Task KeepThumbnailsAsync(LabeledSet set, CancellationToken cancellationToken) =>
        ThumbnailMaker.KeepAsync(_connection, set, cancellationToken);

    internal static Task<BakeoffRun> OpenWithSessionsAsync(
        string folder,
        IReadOnlyDictionary<string, Func<RawResponse, TaggingResponse>>? parsers,
        IReadOnlyList<ProviderSession> sessions,
        CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var connection = RunConnection.Open(folder, create: false);
            try
            {
                return new BakeoffRun(folder, connection, parsers, sessions);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        },
        cancellationToken);

    private RunScorer Scorer() => new(_connection, _description, _documents, _parsers);
}
