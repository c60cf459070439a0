using VisionAdapters.Google.Transports;

namespace VisionAdapters.Google.Requests;

/// <summary>Tells what the service accepts.</summary>
internal static class GoogleMetadata
{
    private const long LongestFile = 20 * 1024 * 1024;
    private const long MostPixels = 75_000_000;

    public static TaggerMetadata Of(GoogleVisionOptions options) => new()
    {
        ProviderId = GoogleVisionTagger.Service.Id,
        ProviderName = GoogleVisionTagger.Service.Name,
        ModelVersion = GoogleAsk.DefaultModel,
        Endpoint = GoogleAddress.EndpointOf(options),
        Features = GoogleAsk.Offered,
        BillableUnit = "feature per image",
        Limits = new ImageLimits
        {
            // The service also reads raw photos and icons, which ImageFormat does not tell from anything else.
            Formats = [ImageFormat.Jpeg, ImageFormat.Png, ImageFormat.Gif, ImageFormat.Bmp, ImageFormat.WebP],
            MaxBytes = options.Transport == GoogleVisionTransport.Rest ? GoogleRestTransport.LongestImage : LongestFile,
            MaxPixels = MostPixels,
            MaxBatchSize = GoogleRequestSplit.MostImages,
            ReferenceSchemes = options.SendWebAddresses ? ["gs", "https", "http"] : ["gs"],
        },
    };
}
