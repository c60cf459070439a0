namespace VisionAdapters.Http;

/// <summary>
/// The public credentials of the emulator. A cloud at an address of this machine can only be an emulator, so that it gets these and never
/// the user's own.
/// </summary>
internal static class EmulatorAccess
{
    public const string Key = "emulator";
    public const string Region = "us-east-1";
    public const string Description = "the emulator's public credentials, since the endpoint is on this machine";

    /// <summary>The options that say where a cloud's own credentials are: an emulator is asked without them.</summary>
    public static readonly string[] CredentialOptions = ["key-env", "service-account-file", "credentials"];
}
