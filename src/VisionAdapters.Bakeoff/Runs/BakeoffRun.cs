using VisionAdapters.Evaluation;
using Microsoft.Data.Sqlite;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>A bake-off in its folder: every answer, and the truth to score it with. The photos are not needed any more.</summary>
/// <remarks>Not safe for use from several threads at once.</remarks>
public sealed class BakeoffRun : IDisposable
{
    /// <summary>The name of the results file in a run's folder.</summary>
    public const string ResultsFileName = "results.json";

    private readonly SqliteConnection _connection;
    private readonly RunDescription _description;

    private BakeoffRun(string folder, SqliteConnection connection, RunDescription description)
    {
        Folder = folder;
        _connection = connection;
        _description = description;
    }

    /// <summary>Gets the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets where the answers come from.</summary>
    public RunSummary Summary => _description.Summary;

    /// <summary>Gets the taxonomy that the truth is in: the name of one that ships, or a path.</summary>
    public string Taxonomy => _description.Taxonomy;

    /// <summary>Opens a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <returns>The run.</returns>
    /// <exception cref="BakeoffRunException">The folder holds no run, or a damaged one.</exception>
    public static BakeoffRun Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var connection = RunConnection.Open(folder, create: false);
        try
        {
            return new BakeoffRun(folder, connection, RunReader.ReadDescription(connection));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Reads the outcomes of a provider in the set's order, one at a time. Images that it has not been asked for yet are left out.</summary>
    /// <param name="providerId">The provider's id.</param>
    /// <returns>The outcomes.</returns>
    public IEnumerable<RunOutcome> ReadOutcomes(string providerId)
    {
        ArgumentException.ThrowIfNullOrEmpty(providerId);
        return RunReader.ReadOutcomes(_connection, providerId).Select(row => row.Outcome);
    }

    /// <summary>
    /// Maps the stored answers with the present maps and scores them: nothing is asked for. Every provider is scored on the same images, those that all asked
    /// providers have an outcome of. A failed image counts as one on which the provider abstained, and so as wrong.
    /// </summary>
    /// <param name="catalog">Where the taxonomy and the providers' maps are found; <see langword="null"/> takes those that ship.</param>
    /// <param name="options">How to score; <see langword="null"/> takes the run's threshold and seed. Ancestors that it does not give are the taxonomy's.</param>
    /// <param name="progress">Told the share of the scoring that is done, in [0, 1].</param>
    /// <param name="cancellationToken">Stops the scoring.</param>
    /// <returns>The results. <see cref="WriteResultsAsync"/> keeps them.</returns>
    /// <exception cref="BakeoffRunException">The taxonomy no longer has a value that the run's labels use.</exception>
    /// <exception cref="InputFileException">The taxonomy or a map cannot be loaded.</exception>
    public Task<BakeoffResults> ScoreAsync(
        TaxonomyCatalog? catalog = null, ScoringOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => new RunScorer(_connection, _description, catalog ?? new TaxonomyCatalog()).Score(options, progress, cancellationToken), cancellationToken);

    /// <summary>Gets the ids of the providers that an emulator stood in for.</summary>
    public IReadOnlyCollection<string> EmulatedProviders =>
    [
        .. RunReader.ReadProviders(_connection).Where(provider => provider.IsEmulated).Select(provider => provider.Id)
            .Union(_connection.Query("SELECT DISTINCT provider FROM outcome WHERE emulated = 1", reader => reader.GetString(0)), StringComparer.Ordinal),
    ];

    /// <summary>Maps the stored answers with the present maps, for scoring that <see cref="ScoreAsync"/> does not do. Nothing is asked for.</summary>
    /// <param name="catalog">Where the taxonomy and the providers' maps are found; <see langword="null"/> takes those that ship.</param>
    /// <param name="cancellationToken">Stops the mapping.</param>
    /// <returns>Truth and predictions on the images that all asked providers have an outcome of.</returns>
    /// <exception cref="BakeoffRunException">The taxonomy no longer has a value that the run's labels use.</exception>
    /// <exception cref="InputFileException">The taxonomy or a map cannot be loaded.</exception>
    public ScoringSet ReadScoringSet(TaxonomyCatalog? catalog = null, CancellationToken cancellationToken = default) =>
        new RunScorer(_connection, _description, catalog ?? new TaxonomyCatalog()).ReadSet(cancellationToken);

    /// <summary>Writes results into the run's folder as <see cref="ResultsFileName"/>. The file is replaced as a whole or not at all.</summary>
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
}
