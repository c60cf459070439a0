using VisionAdapters.Bakeoff;

namespace VisionAdapters.Cli.Tests;

/// <summary>Whoever writes a file must not choose where a secret goes.</summary>
public sealed class SecretDestinationTests
{
    private const string Secret = "s3cr3t-value-0123456789";

    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal)
    {
        ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
        ["AWS_SECRET_ACCESS_KEY"] = Secret,
        ["AWS_REGION"] = "eu-west-1",
        ["AZURE_CLIENT_SECRET"] = Secret,
        ["AZURE_VISION_KEY"] = Secret,
        ["AZURE_VISION_KEY_EU"] = Secret,
        ["CHAT_MINI_KEY"] = Secret,
        ["GITHUB_TOKEN"] = Secret,
        ["GOOGLE_VISION_API_KEY"] = Secret,
        ["OPENAI_API_KEY"] = Secret,
        ["OPENAI_API_KEY_SHOP"] = Secret,
    };

    [Theory]
    [InlineData("chat", "http://evil.example/v1")]
    [InlineData("azure-vision", "http://shop.cognitiveservices.azure.com")]
    [InlineData("google-vision", "http://vision.googleapis.com")]
    [InlineData("aws-rekognition", "http://rekognition.eu-west-1.amazonaws.com")]
    [InlineData("chat", "http://127.0.0.1.evil.example/v1")]
    [InlineData("chat", "http://0.0.0.0:1234/v1")]
    [InlineData("chat", "http://192.168.0.7:11434/v1")]
    [InlineData("chat", "http://169.254.169.254/v1")]
    public void Without_TLS_nothing_is_sent_to_another_machine(string id, string endpoint) =>
        Assert.Contains("https://", Refuse(id, ("endpoint", endpoint), ("model", "m")), StringComparison.Ordinal);

    [Theory]
    [InlineData("chat", "https://evil.example/v1")]
    [InlineData("chat", "https://api.openai.com.evil.example/v1")]
    [InlineData("chat", "https://api.openai.com@evil.example/v1")]
    [InlineData("chat", "https://evilapi.openai.com/v1")]
    [InlineData("azure-vision", "https://evil.example")]
    [InlineData("azure-vision", "https://cognitiveservices.azure.com.evil.example")]
    [InlineData("azure-vision", "https://evilcognitiveservices.azure.com")]
    [InlineData("azure-vision", "https://evil.example/x.cognitiveservices.azure.com")]
    [InlineData("azure-vision", "https://evil.blob.core.windows.net")]
    [InlineData("google-vision", "https://evil.example")]
    [InlineData("google-vision", "https://storage.googleapis.com")]
    [InlineData("google-vision", "https://vision.googleapis.com.evil.example")]
    [InlineData("aws-rekognition", "https://evil.example")]
    [InlineData("aws-rekognition", "https://rekognition.s3.amazonaws.com")]
    [InlineData("aws-rekognition", "https://rekognition.s3-eu-west-1.amazonaws.com")]
    [InlineData("aws-rekognition", "https://abc.execute-api.eu-west-1.amazonaws.com")]
    [InlineData("aws-rekognition", "https://rekognition.eu-west-1.elb.amazonaws.com")]
    [InlineData("aws-rekognition", "https://rekognition.eu-west-1.amazonaws.com.evil.example")]
    public void A_host_that_is_not_the_vendors_gets_no_credential(string id, string endpoint)
    {
        var message = Refuse(id, ("endpoint", endpoint), ("model", "m"));
        Assert.Contains($"--trust-endpoint {new Uri(endpoint).Host}", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chat", "https://api.openai.com/v1")]
    [InlineData("chat", "https://eu.api.openai.com/v1")]
    [InlineData("azure-vision", "https://shop.cognitiveservices.azure.com")]
    [InlineData("azure-vision", "https://westeurope.api.cognitive.microsoft.com")]
    [InlineData("google-vision", "https://eu-vision.googleapis.com")]
    [InlineData("aws-rekognition", "https://rekognition.eu-west-1.amazonaws.com")]
    [InlineData("aws-rekognition", "https://rekognition-fips.us-gov-west-1.amazonaws.com")]
    [InlineData("aws-rekognition", "https://rekognition.cn-north-1.amazonaws.com.cn")]
    [InlineData("aws-rekognition", "https://rekognition.eu-west-1.api.aws")]
    [InlineData("aws-rekognition", "https://vpce-0a1b-c2.rekognition.eu-west-1.vpce.amazonaws.com")]
    public void The_vendors_own_hosts_get_it(string id, string endpoint)
    {
        var setup = Examine(id, ("endpoint", endpoint), ("model", "m"));
        Assert.Empty(setup.Missing);
        Assert.NotNull(setup.Credential);
        Assert.Equal(new Uri(endpoint), setup.Endpoint);
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("azure-vision")]
    [InlineData("google-vision")]
    [InlineData("aws-rekognition")]
    public void A_host_that_the_user_names_on_the_command_line_gets_it(string id)
    {
        var options = OptionsOf(id, [("endpoint", "https://gateway.example:8443/v1"), ("model", "m")]);
        var setup = Registry("gateway.example").Examine(new ProviderConfiguration { Id = id, Options = options });
        Assert.NotNull(setup.Credential);
        Assert.Empty(setup.Missing);
    }

    [Theory]
    [InlineData("gateway.example")]
    [InlineData("other.example, https://gateway.example/v1")]
    public void A_host_that_the_user_names_in_the_environment_gets_it(string trusted)
    {
        _environment["VISION_ADAPTERS_TRUST_ENDPOINT"] = trusted;
        Assert.NotNull(Examine("chat", ("endpoint", "https://gateway.example/v1"), ("model", "m")).Credential);
        Assert.NotEmpty(Refuse("chat", ("endpoint", "https://sub.gateway.example/v1"), ("model", "m")));
    }

    [Fact]
    public void An_endpoint_that_the_user_names_in_the_environment_gets_it()
    {
        _environment["AZURE_VISION_ENDPOINT"] = "https://gateway.example";
        Assert.Equal("key in AZURE_VISION_KEY", Examine("azure-vision").Credential);
    }

    [Theory]
    [InlineData("chat", "AWS_SECRET_ACCESS_KEY")]
    [InlineData("chat", "GITHUB_TOKEN")]
    [InlineData("chat-mini", "AZURE_VISION_KEY")]
    [InlineData("azure-vision", "AZURE_CLIENT_SECRET")]
    [InlineData("azure-vision", "OPENAI_API_KEY")]
    [InlineData("google-vision", "GITHUB_TOKEN")]
    [InlineData("google-vision", Secret)]
    public void A_variable_that_is_meant_for_something_else_is_not_read(string id, string variable)
    {
        var message = Refuse(id, ("endpoint", VendorEndpoint(id)), ("model", "m"), ("key-env", variable));
        Assert.Contains("meant for this provider", message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("azure-vision", "AZURE_VISION_KEY_EU")]
    [InlineData("chat", "OPENAI_API_KEY_SHOP")]
    [InlineData("chat-mini", "CHAT_MINI_KEY")]
    public void A_variable_of_the_provider_is(string id, string variable) =>
        Assert.Equal($"key in {variable}", Examine(id, ("endpoint", VendorEndpoint(id)), ("model", "m"), ("key-env", variable)).Credential);

    [Theory]
    [InlineData("azure-vision", "AZURE_VISION_KEY")]
    [InlineData("google-vision", "GOOGLE_VISION_API_KEY")]
    [InlineData("chat", "OPENAI_API_KEY")]
    public void This_machine_never_gets_a_real_secret(string id, string variable)
    {
        Assert.Contains("on this machine", Refuse(id, ("endpoint", "http://localhost:8080"), ("model", "m"), ("key-env", variable)), StringComparison.Ordinal);
        Assert.DoesNotContain(variable, Examine(id, ("endpoint", "http://localhost:8080"), ("model", "m")).Credential ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void This_machine_never_gets_a_service_account_either() => Assert.Contains(
        "on this machine",
        Refuse("google-vision", ("endpoint", "http://localhost:8080"), ("service-account-file", "key.json")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("x.evil.example/")]
    [InlineData("evil.example#")]
    [InlineData("eu-west-1.evil.example")]
    public void A_region_cannot_name_a_host(string region) =>
        Assert.Contains("region", Refuse("aws-rekognition", ("region", region)), StringComparison.OrdinalIgnoreCase);

    private static string VendorEndpoint(string id) => id switch
    {
        "azure-vision" => "https://shop.cognitiveservices.azure.com",
        "google-vision" => "https://vision.googleapis.com",
        _ => "https://api.openai.com/v1",
    };

    // Options that a provider does not have are left out, so that one row serves all.
    private static Dictionary<string, string> Options(params (string Name, string Value)[] options) =>
        options.ToDictionary(option => option.Name, option => option.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> OptionsOf(string id, (string Name, string Value)[] options) =>
        Options([.. options.Where(option => option.Name != "model" || id.StartsWith("chat", StringComparison.Ordinal))]);

    private ProviderRegistry Registry(params string[] trusted) =>
        new(ShippedProviders.All.Trusting(trusted), environment: _environment.GetValueOrDefault);

    private ProviderSetup Examine(string id, params (string Name, string Value)[] options) =>
        Registry().Examine(new ProviderConfiguration { Id = id, Options = OptionsOf(id, options) });

    private string Refuse(string id, params (string Name, string Value)[] options) =>
        Assert.Throws<ProviderSettingsException>(() => Examine(id, options)).Message;
}
