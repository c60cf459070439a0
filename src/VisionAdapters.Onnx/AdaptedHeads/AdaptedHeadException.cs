namespace VisionAdapters.Onnx;

/// <summary>
/// An adapted head is damaged, or was trained on another model than the one it is to work with. The message names the file and the cure.
/// </summary>
public sealed class AdaptedHeadException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="AdaptedHeadException"/> class.</summary>
    public AdaptedHeadException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="AdaptedHeadException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public AdaptedHeadException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="AdaptedHeadException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public AdaptedHeadException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Gets the head's file, when it comes from one.</summary>
    public string? File { get; init; }

    /// <summary>Gets the SHA-256 of the model that the head was trained on, when the models differ.</summary>
    public string? ExpectedModel { get; init; }

    /// <summary>Gets the SHA-256 of the model that is loaded, when the models differ.</summary>
    public string? ActualModel { get; init; }
}
