namespace VisionAdapters.Onnx;

/// <summary>How finely the weights of a model are stored.</summary>
#pragma warning disable CA1720 // The names of number formats are what users of models look for.
public enum ModelPrecision
{
    /// <summary>Floating-point numbers of 32 bits: the file that the sidecar names.</summary>
    Single,

    /// <summary>Integers of 8 bits: a second, smaller file. A model that comes without one is refused.</summary>
    Int8,

    /// <summary>
    /// Whichever runs faster on this machine: both are timed when the model is loaded. <see cref="Single"/> when there is no second file.
    /// </summary>
    Auto,
}
#pragma warning restore CA1720
