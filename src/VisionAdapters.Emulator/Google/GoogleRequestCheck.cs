using System.Text.RegularExpressions;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Emulator;

/// <summary>Checks what makes the service refuse a request as a whole.</summary>
internal static partial class GoogleRequestCheck
{
    private const int MaxImages = 16;
    private const int MaxLabelLength = 63;

    /// <exception cref="GoogleFailure">The request is refused.</exception>
    public static void Check(BatchAnnotateImagesRequest request)
    {
        if (request.Requests.Count is 0 or > MaxImages)
        {
            throw GoogleFailure.InvalidArgument(
                request.Requests.Count == 0 ? "Request must have at least one image." : "Too many images per request.");
        }

        if (request.Parent.Length > 0 && !Parent().IsMatch(request.Parent))
        {
            throw GoogleFailure.InvalidArgument(
                "Invalid parent: use projects/PROJECT or projects/PROJECT/locations/LOCATION with us, asia or eu.");
        }

        if (request.Labels.Any(label => label.Key.Length is 0 or > MaxLabelLength || label.Value.Length > MaxLabelLength))
        {
            throw GoogleFailure.InvalidArgument("Invalid label: keys have 1 to 63 letters and values up to 63.");
        }

        foreach (var image in request.Requests)
        {
            Check(image);
        }
    }

    private static void Check(AnnotateImageRequest request)
    {
        if (request.Features.Count == 0)
        {
            throw GoogleFailure.InvalidArgument("Request must specify at least one feature.");
        }

        if (request.Features.Any(feature => feature.MaxResults < 0))
        {
            throw GoogleFailure.InvalidArgument("max_results must not be negative.");
        }

        switch (request.Image)
        {
            case { Content.IsEmpty: false, Source: not null }:
                throw GoogleFailure.InvalidArgument("Only one of image content and uri should be specified.");
            case null or { Content.IsEmpty: true, Source: null or { ImageUri: "", GcsImageUri: "" } }:
                throw GoogleFailure.InvalidArgument("Request must specify image content or an image uri.");
        }
    }

    [GeneratedRegex("^projects/[^/]+(/locations/(us|asia|eu))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parent();
}
