using Microsoft.Extensions.Options;

namespace VisionAdapters.Azure.Calls;

/// <summary>Refuses options that no call can succeed with.</summary>
internal sealed class AzureVisionOptionsValidator : IValidateOptions<AzureVisionOptions>
{
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(1);

    /// <summary>Gets a value indicating whether requests go through a pipeline of the application's.</summary>
    public bool HasPipeline { get; init; }

    public ValidateOptionsResult Validate(string? name, AzureVisionOptions options)
    {
        var failures = Failures(options).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Failures(AzureVisionOptions options)
    {
        if (options.Endpoint is not { IsAbsoluteUri: true, Scheme: "https" or "http" } endpoint)
        {
            yield return "Endpoint is missing or no http(s) address: set it to the address of the Azure resource, such as "
                + "https://my-resource.cognitiveservices.azure.com.";
        }
        else if (endpoint is { Scheme: "http", IsLoopback: false })
        {
            yield return "Keys and tokens are never sent over http: set an https Endpoint. "
                + "Only an emulator on this machine may be called over http.";
        }
        else if (string.IsNullOrEmpty(options.Key) && !HasPipeline && endpoint.Scheme == "http")
        {
            yield return "Tokens are never sent over http: set an https Endpoint, or set Key, which a local emulator accepts.";
        }

        if (!string.IsNullOrEmpty(options.Key) && options.Credential is not null)
        {
            yield return "Key and Credential are both set: set one of them.";
        }

        if (HasPipeline && (!string.IsNullOrEmpty(options.Key) || options.Credential is not null))
        {
            yield return "Key or Credential is set beside a pipeline: the pipeline signs in, so leave them out.";
        }

        if (AzureFeatures.From(options.Features, options.Extras).IsEmpty)
        {
            yield return $"Features asks for nothing that the service offers: take any of {AzureFeatures.Offered}, or set Extras.";
        }

        if (options.Timeout < TimeSpan.FromMilliseconds(1) || options.Timeout > MaxTimeout)
        {
            yield return $"Timeout is {options.Timeout}: set it from 1 millisecond to {MaxTimeout}.";
        }
    }
}
