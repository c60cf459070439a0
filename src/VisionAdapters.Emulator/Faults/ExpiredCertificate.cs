using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VisionAdapters.Emulator;

/// <summary>Makes a certificate that nobody should trust: signed by itself, and expired.</summary>
internal static class ExpiredCertificate
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(90);

    public static X509Certificate2 Create(TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=VisionAdapters.Emulator", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = time.GetUtcNow();
        return request.CreateSelfSigned(now - (2 * Age), now - Age);
    }
}
