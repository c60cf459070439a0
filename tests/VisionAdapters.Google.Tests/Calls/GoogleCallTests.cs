using Google.Apis.Auth.OAuth2;
using VisionAdapters.Emulator;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleCallTests
{
    private const TaggingFeatures All = TaggingFeatures.Tags | TaggingFeatures.Objects | TaggingFeatures.Colors;

    public static TheoryData<GoogleVisionTransport> Transports => Cloud.Transports;

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task An_image_is_tagged(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport);
        var response = await cloud.TagAsync();
        Assert.Equal(["Dress", "Clothing", "Person", "Fashion design"], response.Tags.Select(tag => tag.Name));
        Assert.Equal(("/m/01d40f", 0.9662), (response.Tags[0].Id, response.Tags[0].Confidence));
        Assert.Equal(("google-vision", "builtin/stable", true), (response.Provider, response.ModelVersion, response.IsEmulated));
        Assert.True(response.Latency > TimeSpan.Zero);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task All_features_travel_in_one_request_and_cost_what_the_service_counts(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport, options => (options.Features, options.Extras) = (All, GoogleVisionExtras.WebEntities | GoogleVisionExtras.SafeSearch));
        var response = await cloud.TagAsync();
        Assert.Equal(("Dress", 2), (response.Objects[0].Name, response.Colors.Count));
        Assert.Equal(1, cloud.Usage.Requests);
        Assert.Equal(cloud.Usage.Units.Select(unit => (unit.Key, (int)unit.Value)).Order(), response.Usage.Select(unit => (unit.Feature, unit.Units)).Order());
    }

    [Fact]
    public async Task Both_transports_give_the_same_answer()
    {
        await using var grpc = await Cloud.StartAsync(GoogleVisionTransport.Grpc, options => options.Features = All);
        await using var rest = await Cloud.StartAsync(GoogleVisionTransport.Rest, options => options.Features = All);
        var (one, other) = (await grpc.TagAsync(), await rest.TagAsync());
        GoogleMessages.AreEqual(one, other, "emulator");
        Assert.Equal(one.Tags.Select(tag => tag.Confidence), other.Tags.Select(tag => tag.Confidence));
    }

    [Theory]
    [InlineData(GoogleVisionTransport.Grpc, "application/x-protobuf")]
    [InlineData(GoogleVisionTransport.Rest, "application/json")]
    public async Task The_raw_answer_can_be_read_again(GoogleVisionTransport transport, string contentType)
    {
        await using var cloud = await Cloud.StartAsync(transport, options => options.Features = All);
        var response = await cloud.TagAsync();
        Assert.Equal(contentType, response.RawRepresentation!.ContentType);
        GoogleMessages.AreEqual(response, GoogleVisionAnswer.Parse(response.RawRepresentation), "raw");
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Fewer_and_surer_tags_can_be_asked_for(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport);
        Assert.Equal(2, (await cloud.TagAsync(options: new TaggingOptions { MaxTags = 2 })).Tags.Count);
        Assert.Equal(3, (await cloud.TagAsync(options: new TaggingOptions { MinimumConfidence = 0.7 })).Tags.Count);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_storage_address_goes_to_the_service_as_it_is(GoogleVisionTransport transport)
    {
        Uri? asked = null;
        await using var cloud = await Cloud.StartAsync(transport, emulate: settings => settings.ResolveImage = (address, _) => Task.FromResult<ImageInput?>(Seen(address)));
        Assert.NotEmpty((await cloud.TagAsync(ImageInput.FromUri(new Uri("gs://bucket/a%20b.jpg")))).Tags);
        Assert.Equal("gs://bucket/a%20b.jpg", asked!.OriginalString);

        ImageInput Seen(Uri address)
        {
            asked = address;
            return Pictures.Small();
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_web_address_goes_to_the_service_only_when_that_is_wanted(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport, options => options.SendWebAddresses = true, settings => settings.ResolveImage = (_, _) => Task.FromResult<ImageInput?>(Pictures.Small()));
        Assert.NotEmpty((await cloud.TagAsync(ImageInput.FromUri(new Uri("https://example.org/a.jpg?size=2")))).Tags);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_token_names_the_caller_as_well_as_a_key(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport, options => (options.ApiKey, options.Credential) = (null, GoogleCredential.FromAccessToken("emulator")));
        Assert.NotEmpty((await cloud.TagAsync()).Tags);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_parent_is_named(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport, options => (options.ProjectId, options.Location) = ("shop-1", "eu"));
        Assert.NotEmpty((await cloud.TagAsync()).Tags);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task An_image_that_the_service_would_refuse_is_not_sent(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport);
        var refused = new[] { Pictures.Of(21_000_000), ImageInput.FromBytes("hello"u8.ToArray()), ImageInput.FromBytes(new byte[] { (byte)'I', (byte)'I', 42, 0, 0 }) };
        var errors = await Task.WhenAll(refused.Select(image => Assert.ThrowsAsync<TaggingException>(() => cloud.TagAsync(image))));
        Assert.Equal([TaggingErrorKind.ImageTooLarge, TaggingErrorKind.UnsupportedFormat, TaggingErrorKind.UnsupportedFormat], errors.Select(error => error.Kind));
        Assert.Equal(0, cloud.Usage.Requests);
    }
}
