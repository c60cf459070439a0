using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters;

/// <summary>What became of one image of many: a response or an error.</summary>
public sealed class TaggingOutcome
{
    // The complement of the index until an enumeration has given the outcome its place, which is done once.
    private long _index;

    /// <summary>Initializes a new instance of the <see cref="TaggingOutcome"/> class for an image that was tagged.</summary>
    /// <param name="index">The image's place in the input, counted from 0.</param>
    /// <param name="image">The image.</param>
    /// <param name="response">The response.</param>
    public TaggingOutcome(long index, ImageInput image, TaggingResponse response)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(response);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        _index = ~index;
        Image = image;
        Response = response;
    }

    /// <summary>Initializes a new instance of the <see cref="TaggingOutcome"/> class for an image that could not be tagged.</summary>
    /// <param name="index">The image's place in the input, counted from 0.</param>
    /// <param name="image">The image.</param>
    /// <param name="error">Why it could not be tagged.</param>
    public TaggingOutcome(long index, ImageInput image, TaggingException error)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(error);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        _index = ~index;
        Image = image;
        Error = error;
    }

    /// <summary>Gets the image's place in the input, counted from 0.</summary>
    public long Index => long.Max(_index, ~_index);

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

    /// <summary>
    /// Gets the outcome with its place in a longer input: this one the first time, afterwards a copy, so that a place that was given stays.
    /// </summary>
    internal TaggingOutcome WithIndex(long index)
    {
        var own = Volatile.Read(ref _index);
        if (own < 0 && Interlocked.CompareExchange(ref _index, index, own) == own)
        {
            return this;
        }

        return IsSuccess ? new TaggingOutcome(index, Image, Response) : new TaggingOutcome(index, Image, Error);
    }
}
