using VisionAdapters.Google.Requests;

namespace VisionAdapters.Google.Transports;

/// <summary>Tells what the service accepts.</summary>
internal static class GoogleMetadata
{
    private const long MaxFile = 20 * 1024 * 1024;
    private const long MaxPixels = 75_000_000;

    public static TaggerMetadata From(GoogleVisionOptions options) => new()
    {
        ProviderId = GoogleService.Instance.Id,
        ProviderName = GoogleService.Instance.Name,
        ModelVersion = GoogleAsk.DefaultModel,
        Endpoint = GoogleAddress.EndpointOf(options),
        Features = GoogleAsk.Offered,
        BillableUnit = "feature per image",
        ReferenceSchemes = options.SendWebAddresses ? ["gs", "https", "http"] : ["gs"],
        Limits = new ImageLimits
        {
            // The service also reads raw photos and icons, which ImageFormat does not tell from anything else.
            Formats = [ImageFormat.Jpeg, ImageFormat.Png, ImageFormat.Gif, ImageFormat.Bmp, ImageFormat.WebP],
            MaxBytes = options.Transport == GoogleVisionTransport.Rest ? GoogleRestTransport.MaxImage : MaxFile,
            MaxPixels = MaxPixels,
        },
    };
}
