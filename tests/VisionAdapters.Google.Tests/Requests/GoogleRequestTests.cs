using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using VisionAdapters.Google.Requests;
using VisionAdapters.Google.Transports;
using VisionAdapters.Http;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleRequestTests
{
    private static readonly JsonParser Strict = JsonParser.Default;

    private static readonly GoogleAsk Ask = GoogleAsk.From(new GoogleVisionOptions { Features = GoogleAsk.Offered, Extras = GoogleVisionExtras.SafeSearch }, new TaggingOptions { ModelId = "latest" });

    private static readonly Arbitrary<GoogleImage[]> Images = Gen.OneOf(
        ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => new GoogleImage(bytes)),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(path => new GoogleImage(default, "gs://bucket/" + new string([.. path.Get.Where(letter => !char.IsSurrogate(letter))])))).NonEmptyListOf().Select(images => images.ToArray()).ToArbitrary();

    [Fact]
    public async Task A_json_request_is_what_the_documentation_shows() => Assert.Equal(
        """{"requests":[{"image":{"content":"AQID"},"features":[{"type":"LABEL_DETECTION","maxResults":50}]},{"image":{"source":{"imageUri":"gs://b/o.jpg"}},"features":[{"type":"LABEL_DETECTION","maxResults":50}]}]}""",
        await Json([new GoogleImage(new byte[] { 1, 2, 3 }), new GoogleImage(default, "gs://b/o.jpg")], GoogleAsk.From(new GoogleVisionOptions(), options: null)));

    [Fact]
    public void Both_encodings_of_a_request_say_the_same() => Check(images =>
        Strict.Parse<BatchAnnotateImagesRequest>(Json(images, Ask).GetAwaiter().GetResult()).Equals(GoogleMessageRequest.Write(images, Ask, parent: "")));

    [Fact]
    public void A_message_is_never_larger_than_it_was_counted() => Check(images =>
        GoogleMessageRequest.Write(images, Ask, "projects/p/locations/eu").CalculateSize() <= GoogleMessageRequest.EnvelopeSize("projects/p/locations/eu") + images.Sum(image => GoogleMessageRequest.SizeOf(image, Ask)));

    [Fact]
    public void A_json_request_is_never_larger_than_it_was_counted() => Check(images =>
        new Base64JsonContent("application/json", GoogleJsonRequest.Write(images, Ask)).Length <= GoogleJsonRequest.EnvelopeSize + images.Sum(image => GoogleJsonRequest.SizeOf(image, Ask)));

    [Fact]
    public void The_largest_image_that_rest_accepts_fits_into_one_request() =>
        Assert.True(GoogleJsonRequest.EnvelopeSize + GoogleJsonRequest.SizeOf(new GoogleImage(new byte[GoogleRestTransport.MaxImage]), Ask) <= GoogleRestTransport.MaxRequest);

    [Fact]
    public void A_message_does_not_copy_the_image()
    {
        GoogleImage[] images = [new GoogleImage(new byte[10_000_000])];
        GoogleMessageRequest.Write(images, Ask, parent: "");
        var before = GC.GetAllocatedBytesForCurrentThread();
        GoogleMessageRequest.Write(images, Ask, parent: "");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000);
    }

    private static async Task<string> Json(IReadOnlyList<GoogleImage> images, GoogleAsk ask)
    {
        using var content = new Base64JsonContent("application/json", GoogleJsonRequest.Write(images, ask));
        return Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static void Check(Func<GoogleImage[], bool> holds) => Prop.ForAll(Images, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
