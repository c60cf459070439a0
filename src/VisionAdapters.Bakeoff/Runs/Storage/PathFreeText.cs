using System.Text.RegularExpressions;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Shortens absolute paths in a message to the file's name: a run is handed on, and folders of one machine tell others nothing.
/// </summary>
internal static partial class PathFreeText
{
    public static string? From(string? message) => message is null ? null : AbsolutePath().Replace(message, "${name}");

    // A slash or drive letter that starts a word. Addresses such as https://host/path have a colon or slash before theirs.
    [GeneratedRegex(
        """(?<![\w:/\\.~-])(?:/|[A-Za-z]:[\\/])(?:[^/\\'"<>|:\r\n]+[\\/])+(?<name>[^/\\'"<>|:\s,;]+)""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex AbsolutePath();
}
