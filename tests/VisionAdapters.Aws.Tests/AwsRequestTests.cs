using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Microsoft.Extensions.Time.Testing;
using VisionAdapters.Testing;

namespace VisionAdapters.Aws.Tests;

public sealed class AwsRequestTests : IDisposable
{
    private const string Arn = "arn:aws:rekognition:eu-west-1:123456789012:project/shoes/version/shoes.1/1700000000000";

    private readonly FakeService _service = new(AwsAnswers.OneTag, contentType: "application/x-amz-json-1.1");

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(24)]
    [InlineData(1_000)]
    [InlineData(200_001)]
    [InlineData(1_000_000)]
    public async Task An_image_is_sent_in_base64(int length)
    {
        var image = TestImage.Png(length: length);
        using var tagger = Create();
        await tagger.TagAsync(ImageInput.FromBytes(image), cancellationToken: TestEnd);
        Assert.Equal($$$"""{"Image":{"Bytes":"{{{Convert.ToBase64String(image)}}}"}}""", _service.Request.Text);
        Assert.Equal(_service.Request.Body.Length.ToString(CultureInfo.InvariantCulture), _service.Request.Headers["Content-Length"]);
    }

    [Fact]
    public async Task The_request_has_the_headers_of_the_protocol()
    {
        using var tagger = Create();
        await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
        Assert.Equal((HttpMethod.Post, "https://rekognition.eu-west-1.amazonaws.com/"), (_service.Request.Method, _service.Request.Address.AbsoluteUri));
        Assert.Equal("RekognitionService.DetectLabels", _service.Request.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", _service.Request.Headers["Content-Type"]);
    }

    [Fact]
    public async Task The_signature_covers_the_body_and_the_headers_and_tells_the_time_and_the_scope()
    {
        using var tagger = Create(time: new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));
        await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
        var headers = _service.Request.Headers;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(_service.Request.Body)), headers["X-Amz-Content-SHA256"]);
        Assert.Equal("20260102T030405Z", headers["X-Amz-Date"]);
        Assert.StartsWith(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/eu-west-1/rekognition/aws4_request, SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-target, Signature=",
            headers["Authorization"],
            StringComparison.Ordinal);
        Assert.False(headers.ContainsKey("X-Amz-Security-Token"));
    }

    [Fact]
    public async Task A_session_token_is_sent_and_signed()
    {
        using var tagger = Create(options => options.Credentials = new SessionAWSCredentials("AKIDEXAMPLE", "the-secret-key", "the-session-token"));
        await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
        Assert.Equal("the-session-token", _service.Request.Headers["X-Amz-Security-Token"]);
        Assert.Contains(";x-amz-security-token;", _service.Request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_that_cannot_be_had_are_an_error_of_authentication()
    {
        using var tagger = Create(options => options.Credentials = new NoCredentials());
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));
        Assert.Equal((TaggingErrorKind.Authentication, "aws-rekognition"), (error.Kind, error.Provider));
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task Credentials_that_do_not_listen_to_cancellation_do_not_hold_a_call()
    {
        using var cancellation = new CancellationTokenSource();
        using var tagger = Create(options => options.Credentials = new EndlessCredentials(cancellation));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: cancellation.Token).WaitAsync(TimeSpan.FromSeconds(30), TestEnd));
    }

    [Theory]
    [InlineData("s3://shop/photos/red%20dress.jpg", """{"Image":{"S3Object":{"Bucket":"shop","Name":"photos/red dress.jpg"}}}""")]
    [InlineData("s3://shop/a.png?versionId=v1", """{"Image":{"S3Object":{"Bucket":"shop","Name":"a.png","Version":"v1"}}}""")]
    public async Task An_object_in_S3_goes_to_the_service_as_an_address(string address, string body)
    {
        using var tagger = Create();
        await tagger.TagAsync(ImageInput.FromUri(new Uri(address)), cancellationToken: TestEnd);
        Assert.Equal(body, _service.Request.Text);
    }

    [Theory]
    [InlineData("s3://shop")]
    [InlineData("s3://shop/a.png?width=3")]
    public async Task An_address_that_names_no_object_is_not_sent(string address)
    {
        using var tagger = Create();
        await AssertRefusedAsync(tagger, ImageInput.FromUri(new Uri(address)), TaggingErrorKind.InvalidRequest);
    }

    [Fact]
    public async Task Bounds_of_a_call_are_the_bounds_of_the_service()
    {
        using var tagger = Create();
        await tagger.TagAsync(S3(), new TaggingOptions { MaxTags = 7, MinimumConfidence = 0.55 }, TestEnd);
        Assert.Equal("""{"MaxLabels":7,"MinConfidence":55,"Image":{"S3Object":{"Bucket":"shop","Name":"a.png"}}}""", _service.Request.Text);
    }

    [Fact]
    public async Task Labels_and_colours_are_asked_for_in_one_call_and_priced_one_by_one()
    {
        using var tagger = Create(options => options.MaxDominantColors = 3);
        var response = await tagger.TagAsync(S3(), new TaggingOptions { Features = TaggingFeatures.Tags | TaggingFeatures.Colors | TaggingFeatures.Captions }, TestEnd);
        Assert.Equal(
            """{"Features":["GENERAL_LABELS","IMAGE_PROPERTIES"],"Settings":{"ImageProperties":{"MaxDominantColors":3}},"Image":{"S3Object":{"Bucket":"shop","Name":"a.png"}}}""",
            _service.Request.Text);
        Assert.Equal([new BillableUsage { Feature = "DetectLabels GENERAL_LABELS eu-west-1 (group 2)", Units = 1 }, new BillableUsage { Feature = "DetectLabels IMAGE_PROPERTIES eu-west-1", Units = 1 }], response.Usage);
    }

    [Fact]
    public async Task Colours_alone_are_asked_for_without_bounds_and_filters_of_labels()
    {
        using var tagger = Create(options => options.ExcludedLabels.Add("Person"));
        await tagger.TagAsync(S3(), new TaggingOptions { Features = TaggingFeatures.Colors, MaxTags = 5 }, TestEnd);
        Assert.Equal("""{"Features":["IMAGE_PROPERTIES"],"Image":{"S3Object":{"Bucket":"shop","Name":"a.png"}}}""", _service.Request.Text);
    }

    [Fact]
    public async Task Filters_are_passed_on()
    {
        using var tagger = Create(options =>
        {
            options.IncludedLabels.Add("Dress");
            options.ExcludedLabels.Add("Person");
            options.IncludedCategories.Add("Apparel and Accessories");
            options.ExcludedCategories.Add("Animals and Pets");
        });
        await tagger.TagAsync(S3(), cancellationToken: TestEnd);
        Assert.Equal(
            """{"Settings":{"GeneralLabels":{"LabelInclusionFilters":["Dress"],"LabelExclusionFilters":["Person"],"LabelCategoryInclusionFilters":["Apparel and Accessories"],"LabelCategoryExclusionFilters":["Animals and Pets"]}},"Image":{"S3Object":{"Bucket":"shop","Name":"a.png"}}}""",
            _service.Request.Text);
    }

    [Fact]
    public async Task A_custom_model_is_asked_by_its_name()
    {
        using var tagger = Create(options => options.ProjectVersionArn = Arn);
        var response = await tagger.TagAsync(S3(), new TaggingOptions { MaxTags = 3, MinimumConfidence = 0 }, TestEnd);
        Assert.Equal("RekognitionService.DetectCustomLabels", _service.Request.Headers["X-Amz-Target"]);
        Assert.Equal($$$$"""{"ProjectVersionArn":"{{{{Arn}}}}","MaxResults":3,"MinConfidence":0,"Image":{"S3Object":{"Bucket":"shop","Name":"a.png"}}}""", _service.Request.Text);
        Assert.Empty(response.Usage);
    }

    [Theory]
    [InlineData(79, 100, 1_000, TaggingErrorKind.InvalidImage)]
    [InlineData(100, 10_001, 1_000, TaggingErrorKind.ImageTooLarge)]
    [InlineData(100, 100, (5 * 1024 * 1024) + 1, TaggingErrorKind.ImageTooLarge)]
    public async Task An_image_outside_of_the_limits_is_not_sent(int width, int height, int length, TaggingErrorKind kind)
    {
        using var tagger = Create();
        await AssertRefusedAsync(tagger, TestImage.Source(width, height, length), kind);
    }

    [Fact]
    public async Task A_GIF_is_not_sent()
    {
        using var tagger = Create();
        await AssertRefusedAsync(tagger, ImageInput.FromBytes("GIF89a, or so it seems"u8.ToArray()), TaggingErrorKind.UnsupportedFormat);
    }

    [Fact]
    public async Task Captions_alone_are_not_offered()
    {
        using var tagger = Create();
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(S3(), new TaggingOptions { Features = TaggingFeatures.Captions }, TestEnd));
        Assert.Equal(TaggingErrorKind.InvalidRequest, error.Kind);
    }

    private static ImageInput S3() => ImageInput.FromUri(new Uri("s3://shop/a.png"));

    private AwsRekognitionTagger Create(Action<AwsRekognitionOptions>? configure = null, TimeProvider? time = null) => TestTagger.Create(options =>
    {
        options.Region = "eu-west-1";
        options.Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "the-secret-key");
        configure?.Invoke(options);
    }, _service, time);

    private async Task AssertRefusedAsync(AwsRekognitionTagger tagger, ImageInput image, TaggingErrorKind kind)
    {
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(image, cancellationToken: TestEnd));
        Assert.Equal(kind, error.Kind);
        Assert.Empty(_service.Requests);
    }
}
