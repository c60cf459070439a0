using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Emulator;

/// <summary>The credentials that the emulator accepts. All are <c>emulator</c> by default, so that none of them is a secret.</summary>
[Experimental(Experiments.Emulator)]
public sealed class EmulatorCredentials
{
    private const string Default = "emulator";

    /// <summary>Initializes a new instance of the <see cref="EmulatorCredentials"/> class.</summary>
    public EmulatorCredentials()
    {
    }

    internal EmulatorCredentials(EmulatorCredentials other)
    {
        AwsAccessKeyId = other.AwsAccessKeyId;
        AwsSecretAccessKey = other.AwsSecretAccessKey;
        AwsSessionToken = other.AwsSessionToken;
        AzureKey = other.AzureKey;
        GoogleApiKey = other.GoogleApiKey;
        BearerToken = other.BearerToken;
    }

    /// <summary>Gets or sets the AWS access key id.</summary>
    public string AwsAccessKeyId { get; set; } = Default;

    /// <summary>Gets or sets the AWS secret access key.</summary>
    public string AwsSecretAccessKey { get; set; } = Default;

    /// <summary>
    /// Gets or sets the AWS session token that a request must carry; <see langword="null"/> when requests must carry none.
    /// </summary>
    public string? AwsSessionToken { get; set; }

    /// <summary>Gets or sets the Azure resource key.</summary>
    public string AzureKey { get; set; } = Default;

    /// <summary>Gets or sets the Google API key.</summary>
    public string GoogleApiKey { get; set; } = Default;

    /// <summary>Gets or sets the bearer token that stands for an access token of Google or of Entra ID.</summary>
    public string BearerToken { get; set; } = Default;
}
