using System.Text.Json;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Reads the corrections that a report's page of pictures saves.</summary>
internal static class LabelCorrectionFile
{
    private const string Schema = "visionadapters-corrections/1";

    /// <exception cref="InputFileException">The file is missing, or holds no corrections.</exception>
    public static IReadOnlyList<LabelCorrection> Load(string path)
    {
        try
        {
            using var file = RegularFile.OpenRead(path);
            using var document = JsonDocument.Parse(file);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Text(root, "schema") == Schema
                ? [.. root.GetProperty("corrections").EnumerateArray().Select((entry, index) => Read(entry, index, path))]
                : throw new InputFileException(path, line: null, $"this is no file of corrections: its 'schema' is not {Schema}.");
        }
        catch (JsonException exception)
        {
            throw new InputFileException(path, exception.LineNumber + 1, "this is no JSON.", exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException)
        {
            throw new InputFileException(path, line: null, "'corrections' must be a list of objects.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(path, line: null, "the file cannot be read.", exception);
        }
    }

    private static LabelCorrection Read(JsonElement entry, int index, string path)
    {
        var correction = new LabelCorrection
        {
            Image = Text(entry, "image") ?? throw Wrong("'image' is missing"),
            Facet = Text(entry, "facet") ?? throw Wrong("'facet' is missing"),
            Action = Text(entry, "action") ?? throw Wrong("'action' is missing"),
            Values = entry.TryGetProperty("values", out var values)
                ? [.. values.EnumerateArray().Select(value => value.GetString() ?? "")]
                : [],
        };
        return correction.Action switch
        {
            LabelCorrection.Confirm or LabelCorrection.Reject => correction,
            LabelCorrection.Relabel when correction.Values.Count > 0 => correction,
            LabelCorrection.Relabel => throw Wrong("'relabel' needs 'values'"),
            _ => throw Wrong("'action' is confirm, reject or relabel"),
        };

        InputFileException Wrong(string problem) => new(path, line: null, $"correction {index + 1}: {problem}.");
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
