using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// One of several parts of a run, each asked by a process of its own and kept in a folder of its own; <see cref="RunMerge"/> joins them. An
/// image's part follows from its id alone, so it is the same whatever the order, the number of images or the machine.
/// </summary>
public sealed record RunPart
{
    private const int MaxCount = 100_000;

    /// <summary>Initializes a new instance of the <see cref="RunPart"/> class.</summary>
    /// <param name="index">The index of the part, from 0.</param>
    /// <param name="count">The number of parts, from 1 to 100,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public RunPart(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        (Index, Count) = (index, count);
    }

    /// <summary>Gets the index of the part, from 0.</summary>
    public int Index { get; }

    /// <summary>Gets the number of parts.</summary>
    public int Count { get; }

    /// <summary>Reads a part such as <c>3/64</c>: the fourth of 64.</summary>
    /// <param name="text">The text.</param>
    /// <param name="part">The part; <see langword="null"/> when there is no such part.</param>
    /// <returns>Whether there is such a part.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RunPart? part)
    {
        part = text?.Split('/') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count <= MaxCount && index < count
            ? new RunPart(index, count)
            : null;
        return part is not null;
    }

    /// <summary>Tells whether an image belongs to the part: by the first 8 bytes of the SHA-256 of its id in UTF-8.</summary>
    /// <param name="imageId">The image's id.</param>
    /// <returns>Whether it does.</returns>
    public bool Contains(string imageId)
    {
        ArgumentNullException.ThrowIfNull(imageId);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(imageId));
        return BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)Count == (ulong)Index;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
