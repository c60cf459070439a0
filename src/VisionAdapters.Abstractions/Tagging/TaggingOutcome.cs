using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters;

/// <summary>What became of one image of many: a response or an error.</summary>
public sealed class TaggingOutcome
{
    /// <summary>Initializes a new instance of the <see cref="TaggingOutcome"/> class for an image that was tagged.</summary>
    /// <param name="index">The image's index in the input, counted from 0.</param>
    /// <param name="image">The image.</param>
    /// <param name="response">The response.</param>
    public TaggingOutcome(long index, ImageInput image, TaggingResponse response)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(response);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        Index = index;
        Image = image;
        Response = response;
    }

    /// <summary>Initializes a new instance of the <see cref="TaggingOutcome"/> class for an image that could not be tagged.</summary>
    /// <param name="index">The image's index in the input, counted from 0.</param>
    /// <param name="image">The image.</param>
    /// <param name="error">Why it could not be tagged.</param>
    public TaggingOutcome(long index, ImageInput image, TaggingException error)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(error);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        Index = index;
        Image = image;
        Error = error;
    }

    /// <summary>Gets the image's index in the input, counted from 0.</summary>
    public long Index { get; }

    /// <summary>Gets the image.</summary>
    public ImageInput Image { get; }

    /// <summary>Gets the response of an image that was tagged.</summary>
    public TaggingResponse? Response { get; }

    /// <summary>Gets the error of an image that could not be tagged.</summary>
    public TaggingException? Error { get; }

    /// <summary>Gets a value indicating whether the image was tagged.</summary>
    [MemberNotNullWhen(true, nameof(Response))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Response is not null;

    /// <summary>Gets the same outcome with its index in a longer input.</summary>
    internal TaggingOutcome WithIndex(long index) =>
        index == Index ? this
        : IsSuccess ? new TaggingOutcome(index, Image, Response)
        : new TaggingOutcome(index, Image, Error);
}
