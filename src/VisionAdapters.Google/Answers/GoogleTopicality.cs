using System.Collections.ObjectModel;

namespace VisionAdapters.Google;

/// <summary>The second score of a label: how relevant it is for the image. Until 2024 it was the score again.</summary>
internal static class GoogleTopicality
{
    private const string Name = "topicality";

    /// <summary>
    /// Makes the further scores of a label. An absent topicality stays absent: the service omits it rather than sending zero.
    /// </summary>
    public static IReadOnlyDictionary<string, double> Scores(double? topicality) => topicality is { } value
        ? new Dictionary<string, double>(1, StringComparer.Ordinal) { [Name] = value }
        : ReadOnlyDictionary<string, double>.Empty;
}
