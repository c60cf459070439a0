namespace VisionAdapters;

/// <summary>
/// A setting of a provider cannot be used. The message names the provider and the setting, and says what to write instead.
/// </summary>
public sealed class ProviderSettingsException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="ProviderSettingsException"/> class.</summary>
    public ProviderSettingsException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ProviderSettingsException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public ProviderSettingsException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ProviderSettingsException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ProviderSettingsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
