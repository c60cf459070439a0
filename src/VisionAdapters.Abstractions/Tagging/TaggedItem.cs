using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters;

/// <summary>One item of a photo, such as a skirt that somebody wears: where it was found, and what a tagger says of it alone.</summary>
public sealed class TaggedItem
{
    /// <summary>Gets what was found, and where.</summary>
    public required LocalizedObject Found { get; init; }

    /// <summary>Gets what is said of the part of the photo that shows the item; <see langword="null"/> when that failed.</summary>
    public TaggingResponse? Response { get; init; }

    /// <summary>Gets why nothing is said of the item; <see langword="null"/> when there is a response.</summary>
    public TaggingException? Error { get; init; }

    /// <summary>Gets a value indicating whether something is said of the item.</summary>
    [MemberNotNullWhen(true, nameof(Response))]
    public bool IsDescribed => Response is not null;
}
