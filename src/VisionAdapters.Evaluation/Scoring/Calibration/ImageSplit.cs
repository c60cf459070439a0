using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VisionAdapters.Evaluation;

/// <summary>
/// Splits images in two by a hash of their ids, so that an image stays on its side when others come or go, and all pairs of one image stay
/// together.
/// </summary>
internal sealed class ImageSplit(int seed, double share)
{
    private readonly string _prefix = seed.ToString(CultureInfo.InvariantCulture) + ":";

    /// <summary>Gets what an image is split by: its group, so that images that belong together stay together, or its id.</summary>
    public static string KeyOf(ScoringSet set, int image) =>
        set.Groups.Count > 0 && set.Groups[image] is { } group ? group : set.Images[image];

    /// <summary>Tells whether the fit sees an image.</summary>
    public bool IsOfFit(string image)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(_prefix + image));
        return BinaryPrimitives.ReadUInt64BigEndian(hash) < share * ulong.MaxValue;
    }
}
