using System.Globalization;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>
/// Answers in the manner of the two services whose labels are Open Images classes, and what their maps make of them. A label is written
/// <c>Name</c>,
/// <c>Name 0.8</c> or, where Google's id tells the sense, <c>Name/m/0abc 0.8</c>.
/// </summary>
internal sealed class OpenImagesAnswers
{
    private const double UsualConfidence = 0.9;

    private OpenImagesAnswers(string provider) => Mapper = Fashion.ProviderMappers[provider];

    public static OpenImagesAnswers Google { get; } = new("google-vision");

    public static OpenImagesAnswers Azure { get; } = new("azure-vision");

    public TagMapper Mapper { get; }

    public MappingResult Map(params string[] labels) =>
        Mapper.Map(new TaggingResponse { Provider = Mapper.LabelMap.Provider, Tags = [.. labels.Select(Parse).OrderByDescending(tag => tag.Confidence)] });

    /// <summary>Asserts that the value, and none below it, is the one to show.</summary>
    public void Shows(string facet, string value, params string[] labels)
    {
        var path = Map(labels).Best(facet)?.Value.Path ?? [];
        Assert.True(path is [.., var shown] && shown == value, $"[{string.Join("; ", labels)}] shows '{string.Join(" > ", path)}', not {value}");
    }

    /// <summary>Asserts that the value to show is the given one or one below it.</summary>
    public void ShowsWithin(string facet, string value, params string[] labels)
    {
        var path = Map(labels).Best(facet)?.Value.Path ?? [];
        Assert.True(path.Contains(value), $"[{string.Join("; ", labels)}] shows '{string.Join(" > ", path)}', which is not within {value}");
    }

    /// <summary>Asserts that there is no evidence for any value of the facet.</summary>
    public void SaysNothing(string facet, params string[] labels)
    {
        var values = Map(labels).GetValues(facet);
        Assert.True(values.Count == 0, $"[{string.Join("; ", labels)}] speaks for {string.Join(", ", values.Select(value => value.Value.Id))}");
    }

    /// <summary>Asserts that there is no evidence for a value or one below it.</summary>
    public void Denies(string facet, string value, params string[] labels) =>
        Assert.DoesNotContain(Map(labels).GetValues(facet), mapped => mapped.Value.Id == value);

    public double Confidence(string facet, string value, params string[] labels) =>
        Map(labels).GetValues(facet).FirstOrDefault(mapped => mapped.Value.Id == value)?.Confidence ?? 0;

    private static ImageTag Parse(string text)
    {
        var blank = text.LastIndexOf(' ');
        var isScored = double.TryParse(text.AsSpan(blank + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var confidence);
        var name = isScored ? text[..blank] : text;
        var id = name.IndexOf("/m/", StringComparison.Ordinal);
        return new ImageTag { Name = id < 0 ? name : name[..id], Id = id < 0 ? null : name[id..], Confidence = isScored ? confidence : UsualConfidence };
    }
}
