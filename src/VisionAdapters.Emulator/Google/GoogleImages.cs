using Grpc.Core;
using VisionAdapters.Wire.GoogleVisionV1;
using RpcStatus = Google.Rpc.Status;

namespace VisionAdapters.Emulator;

/// <summary>Gets the image of a request, or the error that stands in its place in the answer.</summary>
internal sealed class GoogleImages(EmulatorState state)
{
    private const int MaxBytes = 20 * 1024 * 1024;
    private const long MaxPixels = 75_000_000;

    public async Task<(ImageContent? Image, RpcStatus? Error)> LoadAsync(Image image, CancellationToken cancellationToken)
    {
        var (content, error) = image.Source is null
            ? (new ImageContent(image.Content.Memory), null)
            : await ResolveAsync(image.Source, cancellationToken).ConfigureAwait(false);
        return error is null && Problem(content!) is { } problem ? (null, problem) : (content, error);
    }

    private static RpcStatus? Problem(ImageContent image)
    {
        if (image.Bytes.Length > MaxBytes)
        {
            return TooManyBytes();
        }

        if (image.Header.Size?.Pixels > MaxPixels)
        {
            return Error(StatusCode.InvalidArgument, "Image too large. Please limit to 75 megapixels.");
        }

        var isKnown = image.Header.Format
            is ImageFormat.Jpeg or ImageFormat.Png or ImageFormat.Gif or ImageFormat.Bmp or ImageFormat.WebP;
        var isReadable = (isKnown && ImageCheck.IsWhole(image)) || ImageCheck.IsIcon(image.Bytes.Span);
        return isReadable ? null : Error(StatusCode.InvalidArgument, "Bad image data.");
    }

    private async Task<(ImageContent? Image, RpcStatus? Error)> ResolveAsync(
        Wire.GoogleVisionV1.ImageSource source, CancellationToken cancellationToken)
    {
        var address = source.ImageUri.Length > 0 ? source.ImageUri : source.GcsImageUri;
        var isStorage = address.StartsWith("gs://", StringComparison.Ordinal);
        try
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "gs"
                && await state.ResolveAsync(uri, MaxBytes, cancellationToken).ConfigureAwait(false) is { } image)
            {
                return (image, null);
            }
        }
        catch (TaggingException exception) when (exception.IsTransient)
        {
            return (
                null, Error(StatusCode.Unavailable, "We can not access the URL currently. Please download the content and pass it in."));
        }
        catch (TaggingException exception) when (exception.Kind == TaggingErrorKind.ImageTooLarge)
        {
            return (null, TooManyBytes());
        }
        catch (TaggingException)
        {
            // What cannot be loaded is reported below, as what is not there.
        }

        return (null, isStorage
            ? Error(StatusCode.PermissionDenied, $"Error opening file: {address}.")
            : Error(
                StatusCode.InvalidArgument,
                "The URL does not appear to be accessible by us. Please double check or download the content and pass it in."));
    }

    private static RpcStatus TooManyBytes() => Error(StatusCode.InvalidArgument, $"Image too large. Please limit to {MaxBytes} bytes.");

    private static RpcStatus Error(StatusCode code, string message) => new() { Code = (int)code, Message = message };
}
