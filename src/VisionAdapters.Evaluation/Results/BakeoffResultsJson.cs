using System.Text.Json;

namespace VisionAdapters.Evaluation;

/// <summary>Writes and reads <c>results.json</c>: camel-case names, indented, numbers in full precision, <c>null</c> for what is not known.</summary>
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
    /// <exception cref="JsonException">The text is not the JSON of results.</exception>
    public static async Task<BakeoffResults> ReadAsync(Stream stream, CancellationToken cancellationToken = default) =>
        await JsonSerializer.DeserializeAsync(stream, BakeoffResultsJsonContext.Default.BakeoffResults, cancellationToken).ConfigureAwait(false)
        ?? throw new JsonException("The JSON is null; results are an object.");

    /// <summary>Reads results from JSON text.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The results.</returns>
    /// <exception cref="JsonException">The text is not the JSON of results.</exception>
    public static BakeoffResults Read(string json) =>
        JsonSerializer.Deserialize(json, BakeoffResultsJsonContext.Default.BakeoffResults)
        ?? throw new JsonException("The JSON is null; results are an object.");
}
