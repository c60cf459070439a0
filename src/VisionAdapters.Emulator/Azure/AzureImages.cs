using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace VisionAdapters.Emulator;

/// <summary>Gets the image of a request: its body, a part of it, or what an address names.</summary>
internal sealed class AzureImages(EmulatorState state)
{
    private const int MaxBytes = 20 * 1024 * 1024;
    private const int MinSide = 50;
    private const int MaxSide = 16_000;

    /// <summary>Room for the image and what a form puts around it.</summary>
    public const int MaxBodyBytes = MaxBytes + (64 * 1024);

    private const string Inaccessible = "The provided image url is not accessible.";

    private static readonly string[] BodyTypes = ["application/octet-stream", "application/json", "multipart/form-data"];

    /// <exception cref="AzureFailure">The content type is none that the service takes.</exception>
    public static void CheckType(HttpRequest request)
    {
        if (!BodyTypes.Contains(MediaType(request), StringComparer.OrdinalIgnoreCase))
        {
            throw AzureFailure.Invalid($"The provided image content type {request.ContentType ?? "''"} is not supported");
        }
    }

    /// <exception cref="AzureFailure">There is no image, or none that the service takes.</exception>
    public async Task<(ImageContent Image, ImageSize Size)> LoadAsync(
        HttpRequest request, RequestBody? body, CancellationToken cancellationToken)
    {
        var image = (body, MediaType(request).ToLowerInvariant()) switch
        {
            (null, _) => throw TooManyBytes(),
            (_, "application/json") => await ResolveAsync(body.Bytes, cancellationToken).ConfigureAwait(false),
            (_, "multipart/form-data") => await ReadPartAsync(request, body.Bytes, cancellationToken).ConfigureAwait(false),
            _ => new ImageContent(body.Bytes),
        };
        return (image, Check(image));
    }

    private static string MediaType(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.ToString() : "";

    private static ImageSize Check(ImageContent image)
    {
        if (image.Bytes.Length is 0 or > MaxBytes)
        {
            throw TooManyBytes();
        }

        var isKnown = image.Header.Format is not (ImageFormat.Unknown or ImageFormat.Heif) || ImageCheck.IsIcon(image.Bytes.Span);
        if (!isKnown || ImageCheck.SizeOf(image) is not { } size || !ImageCheck.IsWhole(image))
        {
            throw AzureFailure.Invalid("Image format is not valid.", "InvalidImageFormat");
        }

        return size.Width is >= MinSide and <= MaxSide && size.Height is >= MinSide and <= MaxSide
            ? size
            : throw AzureFailure.Invalid(
                "The image dimension is not allowed to be smaller than 50 and larger than 16000.", "InvalidImageSize");
    }

    private static AzureFailure TooManyBytes() =>
        AzureFailure.Invalid($"The image size is not allowed to be zero or larger than {MaxBytes} bytes.");

    private static async Task<ImageContent> ReadPartAsync(
        HttpRequest request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).ToString();
            using var form = new MemoryStream(body.ToArray());
            var part = await new MultipartReader(boundary, form).ReadNextSectionAsync(cancellationToken).ConfigureAwait(false);
            using var image = new MemoryStream();
            if (part is not null)
            {
                await part.Body.CopyToAsync(image, cancellationToken).ConfigureAwait(false);
            }

            return new ImageContent(image.ToArray());
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            throw AzureFailure.Invalid("Image format is not valid.", "InvalidImageFormat");
        }
    }

    private async Task<ImageContent> ResolveAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            if (Uri.TryCreate(ReadUrl(body), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                && await state.ResolveAsync(uri, MaxBodyBytes, cancellationToken).ConfigureAwait(false) is { } image)
            {
                return image;
            }
        }
        catch (TaggingException exception) when (exception.Kind == TaggingErrorKind.ImageTooLarge)
        {
            throw TooManyBytes();
        }
        catch (Exception exception) when (exception is TaggingException or JsonException or InvalidOperationException)
        {
            // What cannot be read or loaded is reported below, as what is not there.
        }

        throw AzureFailure.Invalid(Inaccessible);
    }

    private static string? ReadUrl(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("url", out var url) ? url.GetString() : null;
    }
}
