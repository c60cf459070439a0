using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Adaptation;

/// <summary>
/// The images are too few, or too much alike, to train a head and tell how good it is. The message says which are missing.
/// </summary>
[Experimental(Experiments.Adaptation)]
public sealed class TooFewImagesException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="TooFewImagesException"/> class.</summary>
    public TooFewImagesException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TooFewImagesException"/> class.</summary>
    /// <param name="message">What is missing and what to do.</param>
    public TooFewImagesException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TooFewImagesException"/> class.</summary>
    /// <param name="message">What is missing and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public TooFewImagesException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
