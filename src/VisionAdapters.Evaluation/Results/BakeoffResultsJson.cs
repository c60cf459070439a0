using System.Text.Json;

namespace VisionAdapters.Evaluation;

/// <summary>Writes and reads <c>results.json</c>: camel-case names, indented, numbers in full precision, <c>null</c> for what is not
/// known.</summary>
public static class BakeoffResultsJson
{
    /// <summary>Writes results as UTF-8 JSON.</summary>
    /// <param name="results">The results.</param>
    /// <param name="stream">Where to write; left open.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>A task that ends when all is written.</returns>
    public static Task WriteAsync(BakeoffResults results, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(results);
        return JsonSerializer.SerializeAsync(stream, results, BakeoffResultsJsonContext.Default.BakeoffResults, cancellationToken);
    }

    /// <summary>Writes results as JSON text.</summary>
    /// <param name="results">The results.</param>
    /// <returns>The text.</returns>
    public static string Write(BakeoffResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return JsonSerializer.Serialize(results, BakeoffResultsJsonContext.Default.BakeoffResults);
    }

    /// <summary>Reads results from UTF-8 JSON.</summary>
    /// <param name="stream">What to read.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The results.</returns>
    /// <exception cref="JsonException">The text is not the JSON of results, or its schema has another version: score again.</exception>
    public static async Task<BakeoffResults> ReadAsync(Stream stream, CancellationToken cancellationToken = default) =>
        Check(await JsonSerializer
            .DeserializeAsync(stream, BakeoffResultsJsonContext.Default.BakeoffResults, cancellationToken)
            .ConfigureAwait(false));

    /// <summary>Reads results from JSON text.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The results.</returns>
    /// <exception cref="JsonException">The text is not the JSON of results, or its schema has another version: score again.</exception>
    public static BakeoffResults Read(string json) =>
        Check(JsonSerializer.Deserialize(json, BakeoffResultsJsonContext.Default.BakeoffResults));

    // An older file lacks the order of the facets, and a newer one may mean something else by the same name: neither is guessed.
    private static BakeoffResults Check(BakeoffResults? results) => results switch
    {
        null => throw new JsonException("The JSON is null; results are an object."),
        { SchemaVersion: BakeoffResults.CurrentSchemaVersion } => results,
        _ => throw new JsonException(
            $"schemaVersion {results.SchemaVersion} is not known here; "
            + $"this package reads version {BakeoffResults.CurrentSchemaVersion}: score again."),
    };
}
