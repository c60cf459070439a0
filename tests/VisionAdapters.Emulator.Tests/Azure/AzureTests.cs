using System.Text;
using System.Text.Json;

namespace VisionAdapters.Emulator.Tests;

public sealed class AzureTests
{
    private const string Version = "api-version=2024-02-01&features=";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_body_holds_the_features_asked_for_in_the_services_order()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var json = await Bodies.JsonAsync(await cloud.Clients.AzureAsync(TestImage.Png(), Version + "people%2Ctags,caption,denseCaptions,objects,read,smartCrops"));
        Assert.Equal(
            ["modelVersion", "captionResult", "denseCaptionsResult", "metadata", "tagsResult", "objectsResult", "readResult", "smartCropsResult", "peopleResult"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("2023-10-01", json.GetProperty("modelVersion").GetString());
        Assert.Equal((200, 300), (json.GetProperty("metadata").GetProperty("width").GetInt32(), json.GetProperty("metadata").GetProperty("height").GetInt32()));
    }

    [Fact]
    public async Task Confidences_are_widened_floats_but_those_of_objects_have_three_decimals()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var json = await Bodies.JsonAsync(await cloud.Clients.AzureAsync(TestImage.Png(), Version + "tags,objects"));
        Assert.Equal("0.9896000027656555", json.GetProperty("tagsResult").GetProperty("values")[0].GetProperty("confidence").GetRawText());
        Assert.Equal("0.881", json.GetProperty("objectsResult").GetProperty("values")[0].GetProperty("tags")[0].GetProperty("confidence").GetRawText());
    }

    [Fact]
    public async Task An_answer_has_three_equal_ids_its_exact_length_and_what_it_costs()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var response = await cloud.Clients.AzureAsync(TestImage.Png(), Version + "tags,read");
        var ids = new[] { "apim-request-id", "x-ms-request-id", "request-id" }.Select(name => response.Headers.GetValues(name).Single()).Distinct().ToList();
        Assert.True(Guid.TryParse(Assert.Single(ids), out _));
        Assert.Equal("CognitiveServices.ComputerVision.Transaction=2", response.Headers.GetValues("CSP-Billing-Usage").Single());
        Assert.Equal((await response.Content.ReadAsByteArrayAsync(Ct)).Length, response.Content.Headers.ContentLength);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task A_wrong_key_is_refused_by_the_gateway_first_of_all()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var response = await cloud.Clients.AzureAsync([], "features=nonsense", key: "wrong", contentType: "text/plain");
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal(
            $"AzureApiManagementKey realm=\"https://{cloud.Emulator.Endpoint.Authority}/computervision\",name=\"Ocp-Apim-Subscription-Key\",type=\"header\"",
            response.Headers.WwwAuthenticate.Single().ToString());
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.False(response.Headers.Contains("CSP-Billing-Usage"));
        Assert.Equal(
            """{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource."}}""",
            await response.Content.ReadAsStringAsync(Ct));
    }

    [Theory]
    [InlineData("features=tags", "ApiVersionUnspecified", null)]
    [InlineData("api-version=1999-01-01&features=tags", "UnsupportedApiVersion", null)]
    [InlineData("api-version=2024-02-01", "InvalidRequest", null)]
    [InlineData(Version + "tags,smell", "InvalidRequest", "NotSupportedVisualFeature")]
    [InlineData(Version + "tags&language=tlh", "InvalidRequest", "NotSupportedLanguage")]
    [InlineData(Version + "caption&language=es", "InvalidRequest", "NotSupportedLanguage")]
    [InlineData(Version + "smartCrops&smartcrops-aspect-ratios=0.5", "InvalidRequest", "BadArgument")]
    [InlineData(Version + "tags&model-version=newest", "InvalidRequest", "BadArgument")]
    public async Task A_wrong_query_is_told_with_its_inner_code(string query, string code, string? inner)
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var response = await cloud.Clients.AzureAsync(TestImage.Png(), query);
        var error = (await Bodies.JsonAsync(response)).GetProperty("error");
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal(inner, error.TryGetProperty("innererror", out var innerError) ? innerError.GetProperty("code").GetString() : null);
    }

    [Fact]
    public async Task An_empty_body_is_refused_without_an_inner_error_and_billed()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var response = await cloud.Clients.AzureAsync([]);
        Assert.Equal(
            """{"error":{"code":"InvalidRequest","message":"The image size is not allowed to be zero or larger than 20971520 bytes."}}""",
            await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal("CognitiveServices.ComputerVision.Transaction=1", response.Headers.GetValues("CSP-Billing-Usage").Single());
        Assert.Equal("InvalidRequest", response.Headers.GetValues("x-ms-error-code").Single());
        Assert.Equal(1, cloud.Emulator.GetUsage().Providers["azure-vision"].Units["rejected"]);
    }

    [Theory]
    [InlineData(49, 300, "InvalidImageSize")]
    [InlineData(300, 16_001, "InvalidImageSize")]
    [InlineData(0, 0, "InvalidImageFormat")]
    public async Task An_image_is_refused_for_its_sides_or_its_format(int width, int height, string inner)
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var json = await Bodies.JsonAsync(await cloud.Clients.AzureAsync(TestImage.Png(width, height)));
        Assert.Equal(inner, json.GetProperty("error").GetProperty("innererror").GetProperty("code").GetString());
    }

    [Fact]
    public async Task More_than_twenty_megabytes_are_refused()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var json = await Bodies.JsonAsync(await cloud.Clients.AzureAsync(new byte[20_971_521]));
        Assert.Contains("20971520", json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_content_type_that_is_no_image_is_a_bad_request()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var response = await cloud.Clients.AzureAsync(TestImage.Png(), contentType: "image/png");
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("image/png is not supported", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com/dress.png", 200)]
    [InlineData("https://example.com/lost.png", 400)]
    [InlineData("file:///etc/passwd", 400)]
    [InlineData("nonsense", 400)]
    public async Task An_image_by_address_comes_from_the_hook(string address, int status)
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions
        {
            ResolveImage = (uri, _) => Task.FromResult(uri.AbsolutePath == "/dress.png" ? ImageInput.FromBytes(TestImage.Png()) : null),
        });
        var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { url = address }));
        using var response = await cloud.Clients.AzureAsync(body, contentType: "application/json");
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task An_image_may_come_as_a_part_of_a_form()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(TestImage.Png()), "image", "dress.png" } };
        using var response = await cloud.Clients.AzureAsync(await form.ReadAsByteArrayAsync(Ct), contentType: form.Headers.ContentType!.ToString());
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_region_without_captions_says_so()
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { HasAzureCaptions = false });
        var json = await Bodies.JsonAsync(await cloud.Clients.AzureAsync(TestImage.Png(), Version + "tags,caption"));
        Assert.Equal("The feature 'Caption' is not supported in this region", json.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task Throttling_comes_from_the_gateway_with_the_time_to_wait()
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.Throttled, RetryAfterSeconds = 3 });
        using var response = await cloud.Clients.AzureAsync(TestImage.Png());
        Assert.Equal((429, TimeSpan.FromSeconds(3)), ((int)response.StatusCode, response.Headers.RetryAfter!.Delta!.Value));
        Assert.Equal("429", (await Bodies.JsonAsync(response)).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_stored_answer_is_reduced_to_the_features_asked_for()
    {
        const string Stored = """{"modelVersion":"2023-10-01","captionResult":{"text":"x","confidence":0.5},"metadata":{"width":1,"height":2},"tagsResult":{"values":[]}}""";
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { Backend = FixedBackend.OfWire(Stored) });
        using var response = await cloud.Clients.AzureAsync(TestImage.Png());
        Assert.Equal(
            """{"modelVersion":"2023-10-01","metadata":{"width":1,"height":2},"tagsResult":{"values":[]}}""",
            await response.Content.ReadAsStringAsync(Ct));
    }
}
