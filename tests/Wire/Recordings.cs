using System.Security.Cryptography;
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

    /// <summary>
    /// Tells, recording by recording, what the parser makes of it: a line with the hash of the recording, the counts, and a hash of every
    /// name, score and place.
    /// No content of a recording can be read from it.
    /// </summary>
    public static string Golden(string service, Func<ReadOnlyMemory<byte>, TaggingResponse> parse) =>
        string.Concat(Of(service).Select(recording => $"{Hash(recording.Body)} {Outcome(recording.Body, parse)}\n").Order(StringComparer.Ordinal));

    /// <summary>The bytes of a handwritten answer.</summary>
    public static ReadOnlyMemory<byte> Json(string json) => Encoding.UTF8.GetBytes(json);

    private static string Outcome(byte[] body, Func<ReadOnlyMemory<byte>, TaggingResponse> parse)
    {
        try
        {
            var response = parse(body);
            var counts = $"{response.Tags.Count} tags, {response.Objects.Count} objects, {response.Colors.Count} colours, {response.Captions.Count} captions";
            return $"{counts}: {Hash(Encoding.UTF8.GetBytes(string.Join('\n', Values(response))))}";
        }
        catch (TaggingException exception)
        {
            return exception.Kind.ToString();
        }
    }

    private static IEnumerable<string> Values(TaggingResponse response) =>
    [
        $"{response.ModelVersion} {response.RequestId}",
        .. response.Tags.Select(tag => $"{tag.Name} {tag.Id} {tag.Confidence:R} {Joined(tag.Parents)} {Joined(tag.Aliases)} {Joined(tag.Categories)} {Joined(tag.Regions)} {Joined(tag.Scores)}"),
        .. response.Objects.Select(found => $"{found.Name} {found.Id} {found.Confidence:R} {found.Region} {Joined(found.Parents)}"),
        .. response.Colors.Select(color => color.ToString()),
        .. response.Captions.Select(caption => caption.ToString()),
    ];

    private static string Joined<T>(IEnumerable<T> values) => string.Join(',', values);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
}
