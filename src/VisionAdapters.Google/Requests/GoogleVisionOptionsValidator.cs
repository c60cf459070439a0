using Microsoft.Extensions.Options;

namespace VisionAdapters.Google.Requests;

/// <summary>Refuses options that no call can succeed with, or that would send secrets in the clear.</summary>
internal sealed class GoogleVisionOptionsValidator : IValidateOptions<GoogleVisionOptions>
{
    private const int MaxResults = 1_000;

    private static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(1);

    /// <summary>Gets a value indicating whether calls go through an invoker of the application's.</summary>
    public bool HasInvoker { get; init; }

    public ValidateOptionsResult Validate(string? name, GoogleVisionOptions options)
    {
        var failures = AddressFailures(options).Concat(OtherFailures(options)).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> AddressFailures(GoogleVisionOptions options)
    {
        if (options.Endpoint is { } endpoint)
        {
            if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("https" or "http") || endpoint.Query.Length > 0)
            {
                yield return
                    "Endpoint is no http(s) address: leave it out, or set it to an address such as https://eu-vision.googleapis.com.";
            }
            else if (endpoint is { Scheme: "http", IsLoopback: false })
            {
                yield return "Keys and tokens are never sent over http: set an https Endpoint. "
                    + "Only an emulator on this machine may be called over http.";
            }
        }

        if (options.Location is not (null or "us" or "eu" or "asia"))
        {
            yield return $"Location is '{options.Location}': set it to us, eu or asia, or leave it out.";
        }

        if (options.Location is not null && string.IsNullOrEmpty(options.ProjectId))
        {
            yield return "Location is set without a ProjectId: set both.";
        }

        if (options.ProjectId?.Contains('/', StringComparison.Ordinal) == true)
        {
            yield return "ProjectId has a '/': set the id alone, without 'projects/'.";
        }
    }

    private IEnumerable<string> OtherFailures(GoogleVisionOptions options)
    {
        if ((options.ApiKey is null ? 0 : 1) + (options.Credential is null ? 0 : 1) + (options.ServiceAccountFile is null ? 0 : 1) > 1)
        {
            yield return "More than one of ApiKey, Credential and ServiceAccountFile is set: set one of them, "
                + "or none for Application Default Credentials.";
        }

        if (HasInvoker
            && (options.ApiKey ?? options.ServiceAccountFile ?? (object?)options.Credential ?? options.Endpoint) is not null)
        {
            yield return "A credential or an Endpoint is set beside a call invoker: the invoker knows both, so leave them out.";
        }

        if (HasInvoker && options.Transport != GoogleVisionTransport.Grpc)
        {
            yield return "Transport is Rest beside a call invoker: an invoker speaks gRPC.";
        }

        if (options.ApiKey?.Length == 0 || options.ServiceAccountFile?.Length == 0)
        {
            yield return "ApiKey or ServiceAccountFile is empty: set it, or leave it out for Application Default Credentials.";
        }

        if (!Enum.IsDefined(options.Transport))
        {
            yield return $"Transport is {options.Transport}: set it to Grpc or Rest.";
        }

        if (GoogleAsk.IsEmpty(options.Features, options.Extras))
        {
            yield return $"Features asks for nothing that the service offers: take any of {GoogleAsk.Offered}, or set Extras.";
        }

        if (options.MaxResults is < 1 or > MaxResults)
        {
            yield return $"MaxResults is {options.MaxResults}: set it from 1 to {MaxResults}.";
        }

        if (options.Timeout < TimeSpan.FromMilliseconds(1) || options.Timeout > MaxTimeout)
        {
            yield return $"Timeout is {options.Timeout}: set it from 1 millisecond to {MaxTimeout}.";
        }
    }
}
