namespace VisionAdapters;

/// <summary>Nothing says what the labels of a provider mean. The message names the cure.</summary>
public sealed class MissingMapException : InvalidOperationException
{
    /// <summary>Initializes a new instance of the <see cref="MissingMapException"/> class.</summary>
    public MissingMapException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="MissingMapException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public MissingMapException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="MissingMapException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public MissingMapException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="MissingMapException"/> class.</summary>
    /// <param name="provider">The provider's id.</param>
    /// <param name="known">The ids that have a map.</param>
    public MissingMapException(string provider, IEnumerable<string> known)
        : base($"There is no map for the labels of '{provider}'. "
            + $"Name one in {nameof(AttributeMapperOptions)}.{nameof(AttributeMapperOptions.Maps)}. "
            + $"These providers have one: {string.Join(", ", known)}.") => Provider = provider;

    /// <summary>Gets the provider's id.</summary>
    public string Provider { get; } = "";
}
