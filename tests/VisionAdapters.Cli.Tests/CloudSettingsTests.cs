using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Tests;

public sealed class CloudSettingsTests
{
    private const string Secret = "s3cr3t-value";

    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("google-vision", "GOOGLE_VISION_API_KEY")]
    [InlineData("azure-vision", "AZURE_VISION_ENDPOINT")]
    [InlineData("azure-vision", "AZURE_VISION_KEY")]
    [InlineData("aws-rekognition", "AWS_REGION")]
    [InlineData("aws-rekognition", "AWS_ACCESS_KEY_ID")]
    public void A_cloud_without_settings_says_what_to_set(string id, string variable)
    {
        var provider = Create(id);

        Assert.Null(provider.Tagger);
        Assert.Contains(variable, provider.SkipReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("google-vision", "GOOGLE_VISION_API_KEY")]
    [InlineData("azure-vision", "AZURE_VISION_KEY,AZURE_VISION_ENDPOINT=https://x.cognitiveservices.azure.com")]
    [InlineData("aws-rekognition", "AWS_ACCESS_KEY_ID,AWS_SECRET_ACCESS_KEY,AWS_REGION=eu-west-1")]
    public void A_cloud_with_credentials_in_the_environment_is_asked_and_nobody_sees_them(string id, string variables)
    {
        foreach (var variable in variables.Split(','))
        {
            var parts = variable.Split('=');
            _environment[parts[0]] = parts.Length > 1 ? parts[1] : Secret;
        }

        var setup = Registry().Examine(new ProviderConfiguration { Id = id });

        Assert.Empty(setup.Missing);
        Assert.NotEmpty(setup.Found);
        Assert.DoesNotContain(Secret, string.Join(' ', setup.Found), StringComparison.Ordinal);
        Assert.Equal(id == "google-vision" ? 0.0015 : 0.001, ProviderPricing.From(ShippedProviders.All.Get(id).ListPrices, setup.ExpectedUsage).ExpectedUsdPerImage!.Value, 9);
        Assert.False(setup.IsEmulated);
    }

    [Theory]
    [InlineData("google-vision")]
    [InlineData("azure-vision")]
    [InlineData("aws-rekognition")]
    public void An_address_of_this_machine_is_an_emulator_and_gets_its_public_credentials_alone(string id)
    {
        _environment["GOOGLE_VISION_API_KEY"] = _environment["AZURE_VISION_KEY"] = _environment["AWS_ACCESS_KEY_ID"] = _environment["AWS_SECRET_ACCESS_KEY"] = Secret;

        var setup = Registry().Examine(new ProviderConfiguration { Id = id, Options = Options(("endpoint", "http://127.0.0.1:8080")) });

        Assert.True(setup.IsEmulated);
        Assert.Null(setup.SkipReason);
        Assert.Contains("the emulator's public credentials", string.Join(' ', setup.Found), StringComparison.Ordinal);
    }

    [Fact]
    public void The_region_and_the_keys_of_a_profile_say_where_images_go_and_with_what()
    {
        using var home = new Testing.TemporaryFolder();
        home.Write(Path.Combine(".aws", "config"), "[default]\nregion = eu-north-1\n");
        home.Write(Path.Combine(".aws", "credentials"), "[default]\naws_access_key_id = a\naws_secret_access_key = s\n");
        _environment["HOME"] = home.Path;

        var setup = Registry().Examine(new ProviderConfiguration { Id = "aws-rekognition" });

        Assert.Empty(setup.Missing);
        Assert.Equal(("rekognition.eu-north-1.amazonaws.com", "profile default"), (setup.Endpoint!.Host, setup.Credential));
    }

    [Fact]
    public void A_key_may_come_from_a_variable_of_another_name()
    {
        _environment["GOOGLE_VISION_API_KEY_SHOP"] = Secret;

        var setup = Registry().Examine(new ProviderConfiguration { Id = "google-vision", Options = Options(("key-env", "GOOGLE_VISION_API_KEY_SHOP")) });

        Assert.Equal(["API key in GOOGLE_VISION_API_KEY_SHOP"], setup.Found);
    }

    [Fact]
    public void A_secret_that_was_written_in_the_place_of_a_variable_is_not_repeated()
    {
        var error = Assert.Throws<ProviderSettingsException>(() => Registry().Examine(new ProviderConfiguration { Id = "google-vision", Options = Options(("key-env", Secret)) }));

        Assert.DoesNotContain(Secret, error.Message, StringComparison.Ordinal);
        Assert.Contains("the name, not the value", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_in_the_file_is_refused()
    {
        var error = Assert.Throws<ProviderSettingsException>(() => Create("google-vision", ("api-key", Secret)));

        Assert.DoesNotContain(Secret, error.Message, StringComparison.Ordinal);
        Assert.Contains("key-env", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("google-vision", "transprot", "grpc", "has no option 'transprot'")]
    [InlineData("google-vision", "transport", "carrier-pigeon", "Use one of: grpc, rest")]
    [InlineData("google-vision", "max-results", "0", "from 1 to 1000")]
    [InlineData("azure-vision", "endpoint", "somewhere", "is no address")]
    [InlineData("aws-rekognition", "features", "tags,taste", "no feature 'taste'")]
    public void A_mistake_in_an_option_says_what_there_is(string id, string option, string value, string expected) =>
        Assert.Contains(expected, Assert.Throws<ProviderSettingsException>(() => Create(id, (option, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_chat_model_needs_an_endpoint_and_a_model()
    {
        Assert.Contains("no endpoint", Create("chat").SkipReason, StringComparison.Ordinal);
        using var tagger = Create("chat-llava", ("endpoint", "http://localhost:11434/v1"), ("model", "llava"), ("facets", "category,colour")).Tagger!;
        Assert.Equal("chat-llava", tagger.GetService<TaggerMetadata>()!.ProviderId);
    }

    [Fact]
    public void A_chat_model_has_a_price_when_its_prices_are_given()
    {
        var provider = Create("chat", ("endpoint", "http://localhost:11434/v1"), ("model", "m"), ("input-usd-per-million", "2"), ("output-usd-per-million", "10"));
        using var tagger = provider.Tagger;

        Assert.Equal(0.0034, provider.Pricing.Price([new BillableUsage { Feature = "input tokens", Units = 1200 }, new BillableUsage { Feature = "output tokens", Units = 100 }])!.Value, 12);
    }

    private static Dictionary<string, string> Options(params (string Name, string Value)[] options) =>
        options.ToDictionary(option => option.Name, option => option.Value, StringComparer.Ordinal);

    private ProviderRegistry Registry() => new(ShippedProviders.All, environment: _environment.GetValueOrDefault);

    private BakeoffProvider Create(string id, params (string Name, string Value)[] options) =>
        Registry().Create(new ProviderConfiguration { Id = id, Options = Options(options) }, new TaxonomyCatalog().LoadTaxonomy("fashion"));
}
