using System.Text.RegularExpressions;

namespace VisionAdapters.Evaluation;

/// <summary>
/// Looks for images whose names say that they show the same thing: <c>4711_1.jpg</c>, <c>4711_2.jpg</c>, <c>4711-back.jpg</c>.
/// </summary>
internal static partial class NameStems
{
    private const int MaxImagesOfAStem = 20;
    private const int MinStems = 5;
    private const double MinShare = 0.2;

    /// <summary>
    /// Counts the images that share the stem of their name with a few others; 0 where that is too seldom to be meant, or where all share
    /// one, as running numbers do.
    /// </summary>
    public static int CountAlike(IReadOnlyList<string> images)
    {
        var shared = images
            .Select(image => Ending().Match(image))
            .Where(match => match.Success)
            .CountBy(match => match.Groups["stem"].Value, StringComparer.Ordinal)
            .Where(stem => stem.Value is > 1 and <= MaxImagesOfAStem)
            .ToArray();
        var count = shared.Sum(stem => stem.Value);
        return shared.Length >= MinStems && count >= MinShare * images.Count ? count : 0;
    }

    // A mark, then one or two digits, one letter or the name of a view, then the extension.
    [GeneratedRegex(
        @"^(?<stem>.*[A-Za-z0-9].*?)[-_ .(]+(?:\d{1,2}|[A-Za-z]|front|back|side|left|right|top|bottom|detail|main|full|additional)"
            + @"\)?(?:\.[A-Za-z]{2,5})?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Ending();
}
