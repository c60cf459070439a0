namespace VisionAdapters.Emulator;

/// <summary>Keeps small bodies from becoming large object graphs.</summary>
internal static class JsonLimits
{
    /// <summary>More values than any request has: 16 images with a handful of features, or four lists of 100 filters.</summary>
    private const int MaxValues = 20_000;

    /// <summary>Tells whether a body has far too many values. Base64 holds none of the characters that are counted.</summary>
    public static bool AreExceeded(ReadOnlySpan<byte> body) =>
        body.Count((byte)'{') + body.Count((byte)'[') + body.Count((byte)',') > MaxValues;
}
