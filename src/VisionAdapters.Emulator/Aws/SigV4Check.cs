using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace VisionAdapters.Emulator;

/// <summary>Checks the signature of a request.</summary>
internal sealed class SigV4Check(EmulatorCredentials credentials, TimeProvider time)
{
    private const string Service = "rekognition";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <exception cref="AwsFailure">The signature is missing, incomplete, wrong or too old.</exception>
    public void Check(HttpRequest request, string bodyHash)
    {
        var authorization = SigV4Authorization.Read(request.Headers.Authorization.ToString());
        var stamp = request.Headers["X-Amz-Date"].ToString();
        if (!DateTimeOffset.TryParseExact(stamp, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signed))
        {
            throw new AwsFailure(
                "IncompleteSignatureException", "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }

        CheckCaller(authorization, request.Headers["X-Amz-Security-Token"].ToString());
        CheckTime(stamp, signed);
        CheckScope(authorization, stamp);
        var query = CanonicalQuery(request.Query);
        var expected = SigV4Signature.Compute(
            authorization,
            stamp,
            credentials.AwsSecretAccessKey,
            (request.Method, CanonicalPath(request.Path), query),
            name => Header(request, name),
            bodyHash);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(authorization.Signature)))
        {
            throw new AwsFailure(
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and "
                    + "signing method. Consult the service documentation for details.");
        }
    }

    private static string Header(HttpRequest request, string name) => string.Join(',', request.Headers[name].AsEnumerable());

    private static string CanonicalPath(PathString path) => path.HasValue ? path.Value! : "/";

    private static string CanonicalQuery(IQueryCollection query) => string.Join('&', query
        .SelectMany(
            parameter => parameter.Value.Select(value => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(value ?? "")}"))
        .Order(StringComparer.Ordinal));

    private void CheckCaller(SigV4Authorization authorization, string token)
    {
        if (authorization.AccessKeyId != credentials.AwsAccessKeyId || token != (credentials.AwsSessionToken ?? ""))
        {
            throw AwsFailure.Documented("UnrecognizedClientException");
        }
    }

    private void CheckTime(string stamp, DateTimeOffset signed)
    {
        var now = time.GetUtcNow();
        if (signed < now - Tolerance)
        {
            throw new AwsFailure(
                "InvalidSignatureException",
                $"Signature expired: {stamp} is now earlier than {Stamp(now - Tolerance)} ({Stamp(now)} - 5 min.)");
        }

        if (signed > now + Tolerance)
        {
            throw new AwsFailure(
                "InvalidSignatureException",
                $"Signature not yet current: {stamp} is still later than {Stamp(now + Tolerance)} ({Stamp(now)} + 5 min.)");
        }
    }

    private static string Stamp(DateTimeOffset time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static void CheckScope(SigV4Authorization authorization, string stamp)
    {
        if (authorization.Service != Service)
        {
            throw new AwsFailure("InvalidSignatureException", $"Credential should be scoped to correct service: '{Service}'.");
        }

        if (!stamp.StartsWith(authorization.Date, StringComparison.Ordinal))
        {
            throw new AwsFailure(
                "InvalidSignatureException",
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                    + $"'{authorization.Date}' != '{stamp}'.");
        }

        if (!authorization.SignedHeaders.Contains("host", StringComparer.Ordinal))
        {
            throw new AwsFailure("InvalidSignatureException", "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
    }
}
