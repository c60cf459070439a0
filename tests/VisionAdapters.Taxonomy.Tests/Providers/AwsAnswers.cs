using System.Globalization;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Answers in the manner of Rekognition's label model 3.0, and what the map makes of them.</summary>
internal static class AwsAnswers
{
    private const double UsualConfidence = 0.95;

    public static TagMapper Mapper { get; } = Fashion.ProviderMappers["aws-rekognition"];

    /// <summary>
    /// Builds an answer of labels written <c>Name</c>, <c>Name 0.8</c> or <c>Name 0.8 &lt; Parent, Parent</c>. As the service does, it
    /// lists every parent as a
    /// label too, with the confidence of the surest child.
    /// </summary>
    public static TaggingResponse Answer(params string[] labels)
    {
        var tags = labels.Select(Parse).ToList();
        foreach (var parents in tags.SelectMany(tag => tag.Parents.Select(parent => (Parent: parent, tag.Confidence))).GroupBy(pair => pair.Parent, StringComparer.Ordinal).ToList())
        {
            if (!tags.Exists(tag => tag.Name == parents.Key))
            {
                tags.Add(new ImageTag { Name = parents.Key, Confidence = parents.Max(pair => pair.Confidence) });
            }
        }

        return new TaggingResponse { Provider = "aws-rekognition", ModelVersion = "3.0", Tags = [.. tags.OrderByDescending(tag => tag.Confidence)] };
    }

    public static MappingResult Map(params string[] labels) => Mapper.Map(Answer(labels));

    /// <summary>The way from the root to the value shown; none when nothing is said of the facet.</summary>
    public static IReadOnlyList<string> Path(string facet, params string[] labels) => Map(labels).Best(facet)?.Value.Path ?? [];

    /// <summary>Asserts that the value, and none below it, is the one to show.</summary>
    public static void Shows(string facet, string value, params string[] labels)
    {
        var path = Path(facet, labels);
        Assert.True(path is [.., var shown] && shown == value, $"[{string.Join("; ", labels)}] shows '{string.Join(" > ", path)}', not {value}");
    }

    /// <summary>Asserts that there is no evidence for any value of the facet.</summary>
    public static void SaysNothing(string facet, params string[] labels)
    {
        var values = Map(labels).GetValues(facet);
        Assert.True(values.Count == 0, $"[{string.Join("; ", labels)}] speaks for {string.Join(", ", values.Select(value => value.Value.Id))}");
    }

    /// <summary>Asserts that there is no evidence for a value or one below it.</summary>
    public static void DeniesAll(string facet, string value, params string[] labels) =>
        Assert.DoesNotContain(Map(labels).GetValues(facet), mapped => mapped.Value.Id == value);

    public static double Confidence(string facet, string value, params string[] labels) =>
        Map(labels).GetValues(facet).FirstOrDefault(mapped => mapped.Value.Id == value)?.Confidence ?? 0;

    private static ImageTag Parse(string text)
    {
        var parts = text.Split(" < ");
        var blank = parts[0].LastIndexOf(' ');
        var isScored = double.TryParse(parts[0].AsSpan(blank + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var confidence);
        return new ImageTag
        {
            Name = isScored ? parts[0][..blank] : parts[0],
            Confidence = isScored ? confidence : UsualConfidence,
            Parents = parts.Length > 1 ? parts[1].Split(", ") : [],
        };
    }
}
