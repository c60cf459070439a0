namespace VisionAdapters;

/// <summary>A secret, and the environment variable that it comes from. Its text is the variable's name alone.</summary>
public sealed class ProviderSecret
{
    /// <summary>Initializes a new instance of the <see cref="ProviderSecret"/> class.</summary>
    /// <param name="variable">The name of the environment variable.</param>
    /// <param name="value">The secret.</param>
    public ProviderSecret(string variable, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(variable);
        ArgumentException.ThrowIfNullOrEmpty(value);
        Variable = variable;
        Value = value;
    }

    /// <summary>Gets the name of the environment variable.</summary>
    public string Variable { get; }

    /// <summary>Gets the secret.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Variable;
}
