namespace VisionAdapters.Bakeoff;

/// <summary>An image of a labeled set with its true values.</summary>
public sealed class LabeledImage
{
    /// <summary>Gets the image's id, unique in the set: what results, reports and runs call it.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Gets the encoded image. It is read when it is asked for; where it lies in an archive, the set must not be disposed before. Answers
    /// are kept by the SHA-256 of its bytes, wherever they come from.
    /// </summary>
    public required ImageInput Image { get; init; }

    /// <summary>
    /// Gets the true values by facet id, as ids of the taxonomy's values; one value for a facet that is not multi-valued, unless
    /// <see cref="LabeledSetOptions.SeveralValues"/> says what several mean. An empty list: there is no value to see, for the product has
    /// none or the photo does not show it. A facet that is not in it is unknown, which is never the same as <i>none</i>.
    /// </summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Truth { get; init; }

    /// <summary>
    /// Gets what images that belong together have in common, such as the product or the sender, for whoever must keep them together;
    /// <see langword="null"/> when it stands alone.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>Gets the split that the image is of, such as <c>train</c>; <see langword="null"/> where there are none.</summary>
    public string? Split { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
