using Google.Apis.Auth.OAuth2;
using Microsoft.Extensions.Options;
using VisionAdapters.Google.Requests;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleVisionOptionsTests
{
    public static TheoryData<string, Action<GoogleVisionOptions>> Wrong => new()
    {
        { "Endpoint is no http", options => options.Endpoint = new Uri("ftp://example.org") },
        { "Endpoint is no http", options => options.Endpoint = new Uri("images", UriKind.Relative) },
        { "never sent over http", options => options.Endpoint = new Uri("http://example.org:8080") },
        { "Location is 'mars'", options => (options.Location, options.ProjectId) = ("mars", "p") },
        { "without a ProjectId", options => options.Location = "eu" },
        { "has a '/'", options => options.ProjectId = "projects/p" },
        { "More than one of", options => (options.ApiKey, options.Credential) = ("k", GoogleCredential.FromAccessToken("t")) },
        { "is empty", options => options.ApiKey = "" },
        { "Transport is", options => options.Transport = (GoogleVisionTransport)5 },
        { "asks for nothing", options => options.Features = TaggingFeatures.Captions },
        { "MaxResults is 0", options => options.MaxResults = 0 },
        { "Timeout is", options => options.Timeout = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Options_that_cannot_work_are_refused_with_what_to_do(string problem, Action<GoogleVisionOptions> configure)
    {
        var error = Assert.Throws<OptionsValidationException>(() => TestTagger.Create(configure));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "https://vision.googleapis.com/", "")]
    [InlineData("p", null, "https://vision.googleapis.com/", "projects/p")]
    [InlineData("p", "eu", "https://eu-vision.googleapis.com/", "projects/p/locations/eu")]
    [InlineData("p", "us", "https://us-vision.googleapis.com/", "projects/p/locations/us")]
    [InlineData("p", "asia", "https://vision.googleapis.com/", "projects/p/locations/asia")]
    public void Project_and_location_decide_about_host_and_parent(string? project, string? location, string host, string parent)
    {
        var options = new GoogleVisionOptions { ProjectId = project, Location = location };
        Assert.Equal((new Uri(host), parent), (GoogleAddress.EndpointOf(options), GoogleAddress.ParentOf(options)));
    }

    [Theory]
    [InlineData(GoogleVisionTransport.Grpc, 20_971_520)]
    [InlineData(GoogleVisionTransport.Rest, 7_861_248)]
    public void The_transport_decides_how_large_an_image_may_be(GoogleVisionTransport transport, long bytes)
    {
        using var tagger = TestTagger.Create(options => (options.Transport, options.ApiKey) = (transport, "key"));
        Assert.Equal(bytes, tagger.GetService<TaggerMetadata>()!.Limits.MaxBytes);
    }
}
