using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator.Tests;

public sealed class SynthesizingBackendTests
{
    private static readonly TaxonomyCatalog Catalog = new();
    private static readonly TaxonomyDefinition Taxonomy = Catalog.LoadTaxonomy("fashion");
    private static readonly Dictionary<string, LabelMap> Maps =
        new[] { "google-vision", "azure-vision", "aws-rekognition" }.ToDictionary(id => id, id => Catalog.LoadProviderMap(id, Taxonomy));

    private static readonly Dictionary<string, Lazy<LabelSynthesizer>> Synthesizers = Maps.ToDictionary(map => map.Key, map => new Lazy<LabelSynthesizer>(() => new LabelSynthesizer(map.Value)));

    [Theory]
    [InlineData("google-vision", 178)]
    [InlineData("azure-vision", 178)]
    [InlineData("aws-rekognition", 109)]
    public void What_a_noiseless_provider_says_maps_back_to_the_truth(string provider, int values)
    {
        var mapper = new TagMapper(Maps[provider]);
        var vocabulary = Synthesizers[provider].Value.Vocabulary;
        var wrong = new List<string>();
        var said = 0;
        foreach (var value in Taxonomy.FindFacet("category")!.Values.Where(value => vocabulary.Find(value).Any(choice => choice.Strength >= 0.5)))
        {
            var best = mapper.Map(Ask(provider, AnswerProfile.Noiseless, 0, value)).Best("category")?.Value;
            said += ReferenceEquals(best, value) ? 1 : 0;
            if (best is null || !value.IsSelfOrDescendantOf(best))
            {
                wrong.Add($"{value.Id} -> {best?.Id}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(values, said);
    }

    [Theory]
    [InlineData("google-vision", "category/dresses", "colour/red", "print-type/floral")]
    [InlineData("aws-rekognition", "category/jeans", "colour/blue")]
    [InlineData("azure-vision", "category/sneakers")]
    public void Several_facets_are_said_together(string provider, params string[] values)
    {
        var truth = values.Select(Value).ToArray();
        var mapping = new TagMapper(Maps[provider]).Map(Ask(provider, AnswerProfile.Noiseless, 0, truth));
        Assert.Equal(truth, truth.Select(value => mapping.Best(value.Facet.Id)?.Value));
    }

    [Theory]
    [InlineData("google-vision", 36)]
    [InlineData("aws-rekognition", 33)]
    public void Measured_colours_say_nearly_all_colours(string provider, int values)
    {
        var mapper = new TagMapper(Maps[provider]);
        var measurable = Taxonomy.FindFacet("colour")!.Values.Where(value => value.Color is not null && value.IsMeasurable).ToList();
        var said = 0;
        foreach (var value in measurable)
        {
            said += ReferenceEquals(mapper.Map(Ask(provider, AnswerProfile.Noiseless, 0, value)).Best("colour")?.Value, value) ? 1 : 0;
        }

        Assert.Equal((values, 36), (said, measurable.Count));
    }

    [Fact]
    public void A_colour_is_measured_even_where_a_label_says_it() =>
        Assert.NotEmpty(Ask("aws-rekognition", AnswerProfile.Noiseless, 0, Value("category/t-shirts"), Value("colour/red")).Colors);

    [Fact]
    public void The_same_image_is_always_seen_the_same_way_and_others_otherwise()
    {
        var first = Ask("google-vision", AnswerProfile.Realistic, 1, Value("category/dresses"));
        var again = Ask("google-vision", AnswerProfile.Realistic, 1, Value("category/dresses"));
        var other = Ask("google-vision", AnswerProfile.Realistic, 2, Value("category/dresses"));
        Assert.Equal(Text(first), Text(again));
        Assert.NotEqual(Text(first), Text(other));
    }

    [Fact]
    public void A_profile_errs_about_as_often_as_it_says()
    {
        var profile = new AnswerProfile { MissProbability = 0.3 };
        var mapper = new TagMapper(Maps["aws-rekognition"]);
        var hits = 0;
        for (var number = 0; number < 400; number++)
        {
            hits += mapper.Map(Ask("aws-rekognition", profile, number, Value("category/dresses"))).Best("category") is null ? 0 : 1;
        }

        Assert.Equal(274, hits);
    }

    [Fact]
    public async Task A_known_image_is_found_by_its_hash()
    {
        var image = new ImageContent(TestImage.Png());
        var truth = new Truth(new Dictionary<string, IReadOnlyList<FacetValue>> { [image.ContentHash] = [Value("category/dresses")] });
        var answer = await EmulatorBackends.Truth(truth, Maps.Values).AnswerAsync(new EmulatorQuestion { Provider = "azure-vision", Image = image }, TestContext.Current.CancellationToken);
        Assert.Contains("dress", answer.Response!.Tags.Select(tag => tag.Name));
    }

    [Fact]
    public async Task What_a_tagger_sees_is_said_in_the_providers_words()
    {
        using var tagger = new DressTagger();
        var backend = EmulatorBackends.Tagger(tagger, Catalog.LoadProviderMap("onnx-fashion", Taxonomy), Maps.Values);
        var answer = await backend.AnswerAsync(new EmulatorQuestion { Provider = "aws-rekognition", Image = new ImageContent(TestImage.Png()) }, TestContext.Current.CancellationToken);
        Assert.Contains("Dress", answer.Response!.Tags.Select(tag => tag.Name));
    }

    [Fact]
    public async Task An_unknown_image_gets_an_empty_answer()
    {
        var backend = EmulatorBackends.Truth(new Truth([]), Maps.Values);
        var answer = await backend.AnswerAsync(new EmulatorQuestion { Provider = "google-vision", Image = new ImageContent(TestImage.Png()) }, TestContext.Current.CancellationToken);
        Assert.Empty(answer.Response!.Tags);
    }

    /// <summary>Asks about an image of which something is true. To invert a map takes a while, so a provider's words are found once.</summary>
    private static TaggingResponse Ask(string provider, AnswerProfile profile, int number, params FacetValue[] truth)
    {
        var noise = new AnswerNoise(profile, provider, new ImageContent(TestImage.Png(number: number)).ContentHash);
        var seen = noise.Apply([.. truth.Select(value => new PerceivedValue(value, 1))]);
        return Synthesizers[provider].Value.Synthesize(seen, noise.Background(ProviderStyle.From(provider).Background));
    }

    private static FacetValue Value(string path)
    {
        var names = path.Split('/');
        return Taxonomy.FindFacet(names[0])!.Find(names[1]) ?? throw new ArgumentException($"There is no {path}.", nameof(path));
    }

    private static string Text(TaggingResponse response) => string.Join("; ", response.Tags);

    private sealed class DressTagger : IImageTagger
    {
        public Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new TaggingResponse { Provider = "onnx-fashion", Tags = [new ImageTag { Name = "Dresses", Group = "category", Confidence = 0.9 }] });

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class Truth(Dictionary<string, IReadOnlyList<FacetValue>> values) : ITruthSource
    {
        public IReadOnlyList<FacetValue>? Find(string contentHash) => values.GetValueOrDefault(contentHash);
    }
}
