using System.Text;

namespace VisionAdapters.Testing;

/// <summary>Real answers of the services.</summary>
internal static class Recordings
{
    /// <summary>Reads every recorded answer of a service; skips the test when they are absent.</summary>
    public static IEnumerable<(string File, byte[] Body)> Of(string service) =>
        Directory.GetFiles(SharedData.Require("recordings", "clouds"), $"{service}-*.json").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)));

    /// <summary>Counts what the parser makes of them: the golden summary.</summary>
    public static string Summary(string service, Func<ReadOnlyMemory<byte>, TaggingResponse> parse)
    {
        var (answers, errors, tags, objects, colors, captions) = (0, new List<string>(), 0, 0, 0, 0);
        foreach (var (file, body) in Of(service))
        {
            try
            {
                var response = parse(body);
                answers++;
                tags += response.Tags.Count;
                objects += response.Objects.Count;
                colors += response.Colors.Count;
                captions += response.Captions.Count;
            }
            catch (TaggingException exception) when (exception.Kind != TaggingErrorKind.ProtocolError)
            {
                errors.Add($"{file} {exception.Kind}");
            }
        }

        return $"{answers} answers, {tags} tags, {objects} objects, {colors} colours, {captions} captions; errors: {string.Join(", ", errors)}";
    }

    /// <summary>The bytes of a handwritten answer.</summary>
    public static ReadOnlyMemory<byte> Json(string json) => Encoding.UTF8.GetBytes(json);
}
