using System.Diagnostics.CodeAnalysis;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>Knows what is true of images. Implementations are safe for use from many threads at once.</summary>
[Experimental(Experiments.Emulator)]
public interface ITruthSource
{
    /// <summary>Finds what is true of an image.</summary>
    /// <param name="contentHash">The SHA-256 of the image's bytes in lower-case hexadecimal digits.</param>
    /// <returns>The true values, in any order; <see langword="null"/> when the image is not known.</returns>
    IReadOnlyList<FacetValue>? Find(string contentHash);
}
